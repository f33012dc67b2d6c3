// Runs Python beside the page, so that the page answers its reader while Python trains.
let page = null; // the Python module behind this page, once it is loaded

self.onmessage = async ({ data }) => {
  try {
    if (page) self.postMessage({ answers: page.receive(data) });
    else await begin(data);
  } catch (error) {
    self.postMessage({ failure: String(error.message ?? error) });
  }
};

async function begin({ pyodide, packages, archive, address }) {
  const files = fetch(archive).then((response) => {
    if (!response.ok) throw new Error(`${archive}: ${response.status} ${response.statusText}`);
    return response.arrayBuffer();
  });
  files.catch(() => {}); // it is waited for below
  importScripts(`${pyodide}pyodide.js`);
  const python = await loadPyodide({ indexURL: pyodide, packages, env: { HOME: "/home/pyodide" } });
  python.unpackArchive(await files, "zip", { extractDir: "/course" });
  python.runPython("import os, sys; sys.path.insert(0, '/course'); os.chdir('/home/pyodide')");
  const module = python.pyimport("page");
  self.postMessage({ answers: module.start(address) });
  page = module;
}

// Lets service_worker.js keep what this page has fetched before it was there.
performance.setResourceTimingBufferSize?.(2000);

export async function keep() {
  const registration = await navigator.serviceWorker?.ready;
  const fetched = performance.getEntriesByType("resource").map((entry) => entry.name);
  registration?.active?.postMessage({ keep: [location.href.split("#")[0], ...fetched] });
}

// Resolves when the service worker answers this page, or soon if there is none, as in a private window.
export async function stored() {
  const { serviceWorker } = navigator;
  if (!serviceWorker || serviceWorker.controller) return;
  const taken = new Promise((done) => serviceWorker.addEventListener("controllerchange", done, { once: true }));
  const late = new Promise((done) => setTimeout(done, 2000));
  await serviceWorker.register("service_worker.js").then(() => Promise.race([taken, late]), () => {});
}

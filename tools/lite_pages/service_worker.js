// Keeps in the browser what the pages have fetched: the next visit asks the server for little more than this file.
const ROOT = new URL("@root@", location).pathname;
const KEPT = `nnlib ${ROOT} @build@`; // another build is another store

async function fromStore(event) {
  const { request } = event;
  const store = await caches.open(KEPT);
  const found = await store.match(request, { ignoreSearch: request.mode === "navigate" });
  if (found) return found;
  const response = await fetch(request);
  event.waitUntil(keep(store, request, response.clone()));
  return response;
}

async function keep(store, request, response) {
  if (response.status !== 200 || response.type !== "basic" || response.redirected) return;
  await store.put(request, response).catch(() => {}); // no room: it is fetched again
}

const isOurs = (request) => {
  const { origin, pathname } = new URL(request.url);
  // JupyterLite answers itself what else is below api/
  return request.method === "GET" && origin === location.origin && pathname.startsWith(ROOT) &&
    !/\/api\/(?!contents|translations)/.test(pathname);
};

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith(`nnlib ${ROOT} `) && name !== KEPT);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
})()));

self.addEventListener("fetch", (event) => {
  if (!isOurs(event.request)) return;
  event.stopImmediatePropagation();
  event.respondWith(fromStore(event));
});

// A page names what it had fetched before this script was there (store.js).
self.addEventListener("message", (event) => event.waitUntil((async () => {
  const store = await caches.open(KEPT);
  for (const address of event.data?.keep ?? []) {
    const request = new Request(address);
    if (!isOurs(request) || (await store.match(request))) continue;
    await keep(store, request, await fetch(request, { cache: "force-cache" }).catch(() => new Response(null, { status: 503 })));
  }
})()));

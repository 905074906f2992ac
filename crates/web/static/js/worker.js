// The service worker: the network first, so that nobody reads an old paper who can have the new one; what is kept where there is none.
// FILES, VERSION and OFFLINE stand above it, written by the server.
const SHELL = 'files-' + VERSION, PAPER = 'paper', PICTURES = 'pictures';
const MOST = { [PAPER]: 120, [PICTURES]: 120 };
const PATIENCE = 8000, OLD = 3600e3;

addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll([...FILES, ...OFFLINE])).then(() => skipWaiting()));
});

addEventListener('activate', (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith('files-') && name !== SHELL).map((name) => caches.delete(name))))
    .then(() => clients.claim()));
});

const put = async (name, request, response) => {
  if (!response.ok || response.redirected || /no-store/.test(response.headers.get('cache-control') || '')) return;
  const cache = await caches.open(name);
  // Anew at the end, so that the first are the oldest.
  await cache.delete(request);
  await cache.put(request, response);
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - MOST[name]))) await cache.delete(old);
};

const kept = async (name, request) => {
  const found = await caches.match(request);
  if (found) return found;
  const response = await fetch(request);
  await put(name, request, response.clone());
  return response;
};

const page = async (event) => {
  const request = event.request;
  const path = new URL(request.url).pathname;
  try {
    const response = await Promise.race([
      event.preloadResponse.then((ready) => ready || fetch(request)),
      new Promise((_, late) => setTimeout(late, PATIENCE)),
    ]);
    event.waitUntil(put(PAPER, request, response.clone()));
    return response;
  } catch {
    const found = await caches.match(request, { ignoreVary: true });
    if (found) return found;
    const sorry = OFFLINE.find((address) => path.startsWith(address.replace(/offline$/, ''))) || OFFLINE[0];
    return (sorry && await caches.match(sorry, { ignoreVary: true })) || Response.error();
  }
};

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/static/')) event.respondWith(caches.match(request).then((found) => found || fetch(request)));
  else if (url.pathname.startsWith('/picture/')) event.respondWith(kept(PICTURES, request));
  else if (request.mode === 'navigate' && !/^\/(admin|account|go|api)(\/|$)/.test(url.pathname)) event.respondWith(page(event));
});

// Today's paper: the stories of the front page, one after the other, each at most once an hour.
addEventListener('message', (event) => {
  const keep = async () => {
    const cache = await caches.open(PAPER);
    for (const path of (event.data.keep || []).slice(0, 40)) {
      const before = await cache.match(path, { ignoreVary: true });
      if (before && Date.now() - Date.parse(before.headers.get('date')) < OLD) continue;
      try { await put(PAPER, path, await fetch(path, { headers: { 'X-Purpose': 'keep' } })); } catch { return; }
    }
  };
  event.waitUntil(keep());
});

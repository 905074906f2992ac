// Registers the worker that keeps today's paper on this device, and tells it which stories stand on the front page.
// The page that is shown where there is no connection lists what is kept.
(() => {
  const worker = navigator.serviceWorker;
  if (!worker) return;
  const paper = async () => {
    await worker.register('/worker.js');
    const { active } = await worker.ready;
    const wire = navigator.connection || {};
    if (!document.body.classList.contains('front') || wire.saveData || !active) return;
    const links = [...document.querySelectorAll('main h1 a, main h2 a, main h3 a')].map((link) => link.pathname);
    active.postMessage({ keep: [location.pathname, ...new Set(links.filter((path) => /\/(story|topic)\//.test(path)))] });
  };
  const kept = async (list) => {
    const cache = await caches.open('paper');
    for (const request of (await cache.keys()).reverse()) {
      const path = new URL(request.url).pathname;
      const page = new DOMParser().parseFromString(await (await cache.match(request)).text(), 'text/html');
      if (path === location.pathname || !path.startsWith(list.dataset.kept)) continue;
      const link = document.createElement('a');
      link.href = path;
      link.textContent = (page.querySelector('main h1') || page.querySelector('title')).textContent;
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
  };
  addEventListener('load', () => {
    paper().catch(() => {});
    const list = document.querySelector('[data-kept]');
    if (list) kept(list);
  });
})();

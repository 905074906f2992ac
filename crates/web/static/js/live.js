// A quiet line that says how many stories are new. It never moves what is read, and nothing is asked while nobody looks.
(() => {
  const line = document.querySelector('[data-live]');
  if (!line || !window.EventSource) return;
  const title = document.title;
  const badge = (n) => navigator.setAppBadge && navigator.setAppBadge(n).catch(() => {});
  let stream = null;

  const say = (event) => {
    const { n, words } = JSON.parse(event.data);
    let link = line.firstElementChild;
    if (!link) {
      link = document.createElement('a');
      link.href = location.pathname + location.search;
      line.append(link);
    }
    link.textContent = words;
    document.title = `(${n}) ${title}`;
    badge(n);
  };

  const close = () => {
    if (stream) stream.close();
    stream = null;
  };
  const look = () => {
    if (document.hidden) return close();
    if (stream) return;
    stream = new EventSource(line.dataset.live);
    stream.onmessage = say;
  };

  badge(0);
  document.addEventListener('visibilitychange', look);
  addEventListener('pagehide', close);
  addEventListener('pageshow', look);
  look();
})();

// Where one stopped in a long text: kept on this device alone, offered by a link when one comes back, never jumped to.
(() => {
  const text = document.querySelector('.topic .prose');
  const link = document.querySelector('[data-resume]');
  if (!text || !link || text.offsetHeight < 2 * innerHeight) return;
  const most = 50;
  const read = () => { try { return JSON.parse(localStorage.places || '[]'); } catch { return []; } };
  const now = () => (scrollY - text.offsetTop) / text.offsetHeight;
  const keep = () => {
    const places = read().filter(([path]) => path !== location.pathname);
    const place = now();
    if (place > .03 && place < .9) places.unshift([location.pathname, Math.round(place * 1e4) / 1e4]);
    try { localStorage.places = JSON.stringify(places.slice(0, most)); } catch {}
  };
  const before = read().find(([path]) => path === location.pathname);
  if (before && !location.hash) {
    link.classList.add('on');
    link.addEventListener('click', (event) => {
      event.preventDefault();
      scrollTo(0, text.offsetTop + before[1] * text.offsetHeight);
      text.tabIndex = -1;
      text.focus({ preventScroll: true });
    });
  }
  let waiting;
  addEventListener('scroll', () => { clearTimeout(waiting); waiting = setTimeout(keep, 400); }, { passive: true });
})();

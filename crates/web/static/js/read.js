// What a reader marks as read: kept on this device alone, set back and said with the headline; marked again, it is unread.
(() => {
  const most = 300;
  const word = document.body.dataset.read;
  const link = (story) => story.querySelector('h1 a, h2 a, h3 a, h4 a');
  const kept = () => { try { return JSON.parse(localStorage.read || '[]'); } catch { return []; } };
  const show = (story, marked) => {
    story.toggleAttribute('data-marked', marked);
    if (marked) link(story).setAttribute('aria-description', word);
    else link(story).removeAttribute('aria-description');
  };
  const all = kept();
  if (all.length) {
    for (const story of document.querySelectorAll('main article')) {
      if (link(story) && all.includes(link(story).pathname)) show(story, true);
    }
  }
  document.addEventListener('mark', (event) => {
    const path = link(event.target).pathname;
    const others = kept().filter((other) => other !== path);
    const marked = !event.target.hasAttribute('data-marked');
    show(event.target, marked);
    try { localStorage.read = JSON.stringify((marked ? [path, ...others] : others).slice(0, most)); } catch {}
  });
})();

// The keyboard, as readers of feeds know it: j and k go from story to story, o opens, m marks as read, and any control that says data-key="x" is clicked by x:
// first the one in the story that has the focus, then the page's own. `?` shows the help page over this one.
// Single letters are switched off by data-keys="off" on the page, and never taken while something is typed (WCAG 2.1.4).
(() => {
  const page = document.documentElement;
  const stories = () => [...document.querySelectorAll('main article')].filter((story) => link(story));
  const link = (story) => story.querySelector('h1 a, h2 a, h3 a, h4 a') || story.querySelector('a');
  const here = () => document.activeElement && document.activeElement.closest('main article');
  const typing = (target) => target.closest('input, textarea, select, dialog, [contenteditable]');

  const go = (step) => {
    const all = stories();
    const now = all.indexOf(here());
    const next = now < 0 ? (step > 0 ? 0 : all.length - 1) : now + step;
    if (all[next]) link(all[next]).focus();
  };

  const help = async (from) => {
    const answer = await fetch(from.href);
    if (!answer.ok) return location.assign(from.href);
    const read = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const dialog = document.createElement('dialog');
    dialog.className = 'help';
    const heading = read.querySelector('main h1');
    if (heading) dialog.setAttribute('aria-label', heading.textContent);
    dialog.append(...read.querySelector('main').children);
    dialog.addEventListener('close', () => dialog.remove());
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('keydown', (event) => event.key === '?' && dialog.close());
    document.body.append(dialog);
    dialog.showModal();
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || page.dataset.keys === 'off' || typing(event.target)) return;
    const key = event.key;
    if (key === 'j') go(1);
    else if (key === 'k') go(-1);
    else if (key === 'o') here() && link(here()).click();
    else if (key === 'm') here() && link(here()).closest('h1, h2, h3, h4') && here().dispatchEvent(new Event('mark', { bubbles: true }));
    else {
      const named = /^[a-z?/]$/.test(key) && `[data-key="${key}"]`;
      const control = named && ((here() && here().querySelector(named)) || document.querySelector(named));
      if (!control) return;
      if (key === '?') help(control);
      else if (control.matches('input')) control.focus();
      else control.click();
    }
    event.preventDefault();
  });
})();

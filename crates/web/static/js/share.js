// A story's short address: a click passes it on by the system's own sheet, or copies it; without a script the link leads to the story itself.
(() => {
  document.addEventListener('click', async (event) => {
    const link = event.target.closest('[data-share]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      if (navigator.share && matchMedia('(pointer: coarse)').matches) return await navigator.share({ title: document.title, url: link.href });
      await navigator.clipboard.writeText(link.href);
      link.nextElementSibling.textContent = link.dataset.done;
    } catch (error) {
      if (error.name !== 'AbortError') location.assign(link.href);
    }
  });
})();

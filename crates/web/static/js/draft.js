// What is being written is kept on this device until it is sent: a page that is closed, or a sign-in, loses nothing.
(() => {
  const text = document.querySelector('textarea[data-draft]');
  if (!text) return;
  const name = `draft ${text.dataset.draft}`;
  try {
    if (!text.value) text.value = localStorage.getItem(name) || '';
    text.addEventListener('input', () => localStorage.setItem(name, text.value));
    text.form.addEventListener('submit', (event) => {
      if (!event.submitter || event.submitter.name !== 'preview') sessionStorage.setItem('sent', name);
    });
    // It was sent, and is there: a refusal shows the text itself.
    const sent = sessionStorage.getItem('sent');
    if (sent === name && location.hash.startsWith('#c')) {
      localStorage.removeItem(name);
      text.value = '';
    }
    sessionStorage.removeItem('sent');
  } catch {
    // A browser that keeps nothing for pages: the text is as safe as it is without us.
  }
})();

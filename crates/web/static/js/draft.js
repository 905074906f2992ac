// What is being written is kept on this device until it is sent: a page that is closed, or a sign-in, loses nothing.
(() => {
  try {
    // Sent from here, or from the page of its preview, which has no name of its own for it.
    for (const form of document.querySelectorAll('form.write')) {
      form.addEventListener('submit', (event) => {
        if (!event.submitter || event.submitter.name !== 'preview') sessionStorage.setItem('sent', `draft ${new URL(form.action).pathname}`);
      });
    }
    const text = document.querySelector('textarea[data-draft]');
    if (!text) return;
    const name = `draft ${text.dataset.draft}`;
    // It is there: a refusal would show the text on a page of its own.
    if (sessionStorage.getItem('sent') === name && location.hash.startsWith('#c')) localStorage.removeItem(name);
    sessionStorage.removeItem('sent');
    if (!text.value) text.value = localStorage.getItem(name) || '';
    text.addEventListener('input', () => localStorage.setItem(name, text.value));
  } catch {
    // A browser that keeps nothing for pages: the text is as safe as it is without us.
  }
})();

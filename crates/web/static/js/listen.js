// The browser's own voice reads the article, paragraph by paragraph; nothing leaves the device that the browser does not send itself.
(() => {
  const button = document.querySelector('[data-listen]');
  const voice = window.speechSynthesis;
  if (!button || !voice || !window.SpeechSynthesisUtterance) return;
  const parts = [...document.querySelectorAll('.topic h1, .topic .standfirst, .prose > *')].filter((part) => part.textContent.trim());
  const words = { listen: button.dataset.listen, pause: button.dataset.pause };
  let at = 0, speaking = false;
  const mark = (on) => parts[at] && parts[at].classList.toggle('said', on);
  const say = () => {
    if (!speaking || !parts[at]) return stop();
    const part = new SpeechSynthesisUtterance(parts[at].textContent);
    part.lang = parts[at].closest('[lang]').lang;
    part.onend = () => { if (speaking) { mark(false); at += 1; say(); } };
    mark(true);
    voice.speak(part);
  };
  const stop = () => {
    speaking = false;
    mark(false);
    if (!parts[at]) at = 0;
    voice.cancel();
    button.textContent = words.listen;
  };
  button.classList.add('on');
  button.addEventListener('click', () => {
    if (speaking) return stop();
    speaking = true;
    button.textContent = words.pause;
    say();
  });
  addEventListener('pagehide', stop);
})();

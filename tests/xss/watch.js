// Stands in every document before anything else does, and tells the top document what a script does there. It must find nothing on our
// pages, which have no scripts.
(() => {
  const isTop = window === top;
  if (isTop) window.__seen = [];
  const number = () => {
    try {
      let frame = window;
      while (frame.parent !== top) frame = frame.parent;
      return Number(frame.frameElement.dataset.n);
    } catch { return -1; }
  };
  const say = what => {
    try {
      if (top.__seen.length < 20000) top.__seen.push([isTop ? -1 : number(), what]);
    } catch { try { top.postMessage({ seen: what }, '*'); } catch { } }
  };
  const watch = (owner, name) => {
    const real = owner && owner[name];
    if (typeof real !== 'function') return;
    const ours = function (...words) {
      say(name);
      if (['alert', 'confirm', 'prompt', 'print', 'open'].includes(name)) return null;
      return new.target ? Reflect.construct(real, words) : real.apply(this, words);
    };
    ours.prototype = real.prototype;
    try { owner[name] = ours; } catch { }
  };
  if (!isTop) {
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'eval', 'fetch', 'WebSocket', 'EventSource', 'Worker', 'SharedWorker', 'Image', 'importScripts']) watch(window, name);
    for (const name of ['log', 'info', 'warn', 'error', 'debug', 'dir', 'table', 'trace', 'assert']) watch(console, name);
    watch(XMLHttpRequest.prototype, 'open');
    watch(navigator, 'sendBeacon');
    watch(Document.prototype, 'write');
    watch(Document.prototype, 'writeln');
    for (const name of ['cookie', 'domain']) {
      const real = Object.getOwnPropertyDescriptor(Document.prototype, name);
      Object.defineProperty(Document.prototype, name, {
        configurable: true,
        get() { say('reads ' + name); return real.get.call(this); },
        set(value) { say('writes ' + name); real.set.call(this, value); },
      });
    }
    // A script that fails has run.
    addEventListener('error', event => { if (event instanceof ErrorEvent) say('error: ' + event.message); });
    const known = new Set(Object.keys(window));
    window.__fresh = () => Object.keys(window).filter(key => !known.has(key) && !/^\d+$/.test(key) && key !== '__fresh');
  } else {
    addEventListener('message', event => say(event.data && event.data.seen ? 'message ' + event.data.seen : 'message'));
  }
})();

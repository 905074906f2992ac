// Loads each address in a frame of its own, does to every element what a reader's hand might, and gives what was seen: [frame, what].
// `arguments`: addresses, milliseconds to wait for late scripts, whether the documents are ours and so held to what ours may hold, done.
const [addresses, wait, ours, done] = arguments;
const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));
const NEVER = 'script,iframe,object,embed,svg,math,base,form,input,button,select,textarea,template,noscript,frame,frameset,video,audio,' +
  'source,track,style,applet,dialog,meta[http-equiv],link[rel=import],img[usemap],[srcdoc],[autofocus],[ping],[formaction],[is],[slot],[nonce]';
// What is ours on such a page, and stands outside of what strangers wrote.
const OURS = 'head > script[src^="/static/dateline."], head > script[type="application/ld+json"], ' +
  'article > form.keeping, article > form.keeping *, article > .tools, article > .tools *';
const MAY = new Set('href rel referrerpolicy src srcset sizes alt width height loading decoding lang dir start colspan rowspan datetime'.split(' '));

const touch = document => {
  const hold = event => {
    const link = event.target.closest && event.target.closest('a[href], area[href]');
    if (link && !/^javascript:$/i.test(link.protocol)) event.preventDefault();
  };
  document.addEventListener('click', hold, true);
  const all = [...document.body.querySelectorAll('*')].filter(element => !element.matches(OURS)).slice(0, 1500);
  for (const element of all) {
    for (const name of ['mouseover', 'mousemove', 'mouseenter', 'mousedown', 'mouseup', 'pointerover', 'wheel', 'focusin', 'keydown', 'input', 'change', 'copy', 'paste', 'dblclick', 'contextmenu', 'drag']) {
      try { element.dispatchEvent(new (document.defaultView.Event)(name, { bubbles: true, cancelable: true })); } catch { }
    }
    try { if (element.focus && element.matches('a,input,button,select,textarea,[tabindex],[contenteditable]')) element.focus(); } catch { }
    // What the handlers that stand there wait for, and the touch that an SVG's link knows.
    for (const { name } of [...element.attributes]) if (/^on/i.test(name)) try { element.dispatchEvent(new (document.defaultView.Event)(name.slice(2).toLowerCase())); } catch { }
    try { if (!element.click) element.dispatchEvent(new (document.defaultView.MouseEvent)('click', { bubbles: true, cancelable: true })); } catch { }
    try { if (element.click && !element.matches('input[type=file]')) element.click(); } catch { }
  }
};

// What would run later, at another touch, in another browser: nothing on our pages may even stand ready.
const armed = (document, say) => {
  for (const element of document.querySelectorAll(NEVER)) if (!element.matches(OURS)) say('holds ' + element.tagName);
  for (const element of document.querySelectorAll('*'))
    for (const { name } of element.attributes) if (/^on/i.test(name)) say('holds ' + name);
  const text = document.querySelector('.prose');
  if (!text) return say('has no text');
  if (!document.querySelector('article > .credit') || text.querySelector('.credit, footer')) say('has lost its order');
  for (const element of text.querySelectorAll('*')) {
    for (const { name } of element.attributes) if (!MAY.has(name)) say('holds the attribute ' + name);
    if (element.href && !/^(https?|mailto):$/.test(element.protocol)) say('leads to ' + element.href);
    if (element.src && !element.src.startsWith(location.origin + '/picture/')) say('loads ' + element.src);
  }
};

(async () => {
  document.body.textContent = '';
  window.__seen.length = 0;
  const frames = addresses.map((address, n) => {
    const frame = document.createElement('iframe');
    frame.dataset.n = n;
    // A frame may do what a page may, but for leaving with the whole window.
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-popups');
    frame.width = 640;
    frame.height = 240;
    frame.src = address;
    frame.loaded = new Promise(resolve => frame.onload = resolve);
    document.body.append(frame);
    return frame;
  });
  await Promise.race([Promise.all(frames.map(frame => frame.loaded)), sleep(8000)]);
  await sleep(wait);
  const say = (n, what) => window.__seen.push([n, what]);
  const each = act => frames.forEach((frame, n) => {
    try {
      if (frame.contentWindow.location.href.split('#')[0] !== new URL(addresses[n], location).href) return say(n, 'has left');
      act(frame.contentWindow, n);
    } catch (error) { say(n, 'has left: ' + error.name); }
  });
  each(page => touch(page.document));
  await sleep(wait);
  each((page, n) => {
    for (const entry of page.performance.getEntriesByType('resource'))
      if (!entry.name.startsWith(location.origin + '/')) say(n, 'asks ' + entry.name.slice(0, 120));
    for (const name of page.__fresh ? page.__fresh() : []) say(n, 'makes ' + name);
    if (ours) armed(page.document, what => say(n, what));
  });
  const seen = window.__seen.slice();
  document.body.textContent = '';
  done(seen);
})();

// Passkeys. A form that needs a signature is shown only here; the server says what is to be signed, and the form carries the answer to it.
(() => {
  const { PublicKeyCredential: known } = window;
  if (!known || !known.parseRequestOptionsFromJSON) return;
  const waiting = new AbortController();
  const ask = async (form) => {
    const answer = await fetch('/account/passkey/ask', { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    const asked = await answer.json();
    if (asked.refused) throw { say: asked.refused };
    return asked;
  };
  // The challenge's name goes with the answer.
  const send = (form, asked, made) => {
    form.elements.challenge.value = asked.challenge;
    form.elements.response.value = JSON.stringify(made.toJSON());
    if (form.elements.password) form.elements.password.value = '';
    form.submit();
  };
  const get = async (form, more) => {
    const asked = await ask(form);
    send(form, asked, await navigator.credentials.get({ publicKey: known.parseRequestOptionsFromJSON(asked.options), ...more }));
  };
  const make = async (form) => {
    const asked = await ask(form);
    send(form, asked, await navigator.credentials.create({ publicKey: known.parseCreationOptionsFromJSON(asked.options) }));
  };
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const why = form.querySelector('[role=alert]');
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      waiting.abort();
      why.hidden = true;
      try {
        await (form.dataset.passkey === 'make' ? make : get)(form);
      } catch (error) {
        why.textContent = error.say || (error.name === 'InvalidStateError' && form.dataset.twice) || form.dataset.failed;
        why.hidden = false;
      }
    });
    form.hidden = false;
  }
  for (const text of document.querySelectorAll('[data-without]')) text.hidden = true;
  // Beside the names and passwords that the browser offers for the field.
  const form = document.querySelector('form[data-offer]');
  if (form && known.isConditionalMediationAvailable) {
    known.isConditionalMediationAvailable().then((can) => can && get(form, { mediation: 'conditional', signal: waiting.signal })).catch(() => {});
  }
})();

/**
 * Makes a check quicker: the keys 1, 2, 3 … pick the answers, and the next question takes the place of this one without
 * loading the page again. The page works without it.
 *
 * A key on its own may be pressed by mistake, or be what speech recognition hears: the box beside the answers switches
 * the keys off, and this is remembered.
 */
const REMEMBERED = 'answers-not-by-keys';
let isSending = false;

function byKeys() {
  return localStorage.getItem(REMEMBERED) === null;
}

/** The answers that keys pick, in their order; none where the page has no box for it. */
function answers() {
  return document.getElementById('by-keys') === null ? [] : [...document.querySelectorAll('input[name=chosen]')];
}

function show() {
  const box = document.getElementById('by-keys');
  if (box === null) return;
  box.checked = byKeys();
  document.getElementById('keys').hidden = false;
  for (const key of document.querySelectorAll('kbd.key')) key.hidden = !byKeys();
  for (const [at, answer] of answers().entries()) {
    if (byKeys()) answer.setAttribute('aria-keyshortcuts', String(at + 1));
    else answer.removeAttribute('aria-keyshortcuts');
  }
}

/** Sends the answer; what is more than a next question, such as an error or the end, comes as a page of its own. */
async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'text/html' }, body }).catch(() => null);
  if (answer === null || !answer.ok) {
    form.dataset.whole = 'yes';
    form.requestSubmit(button);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (page.querySelector('form[action$="/answers"]') === null) location.assign(answer.url);
  else replaceBy(page, answer.url);
}

function replaceBy(page, address) {
  document.title = page.title;
  document.querySelector('main').replaceWith(page.querySelector('main'));
  history.replaceState(null, '', address);
  show();
  const heading = document.querySelector('h1');
  heading.tabIndex = -1;
  // Who listens hears what is asked with it.
  heading.setAttribute('aria-describedby', 'statement');
  // Where something is to be said about the answer it is read first, else which question this is.
  (document.querySelector('main [autofocus]') ?? heading).focus();
  scrollTo(0, 0);
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.action.endsWith('/answers') || form.dataset.whole === 'yes') return;
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  void send(form, event.submitter).finally(() => (isSending = false));
});

document.addEventListener('change', ({ target }) => {
  if (target.id !== 'by-keys') return;
  if (target.checked) localStorage.removeItem(REMEMBERED);
  else localStorage.setItem(REMEMBERED, 'yes');
  show();
});

document.addEventListener('keydown', (event) => {
  if (!byKeys() || event.ctrlKey || event.altKey || event.metaKey) return;
  const answer = answers()[Number(event.key) - 1];
  if (answer === undefined) return;
  event.preventDefault();
  answer.checked = answer.type === 'radio' || !answer.checked;
  answer.focus();
});

show();

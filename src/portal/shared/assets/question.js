/**
 * Picks the answers of a question by the keys 1, 2, 3 …; Enter then sends the form as in every form. A key on its own may be
 * pressed by mistake, or be what speech recognition hears: the box beside the answers switches this off, and is remembered.
 */
const REMEMBERED = 'answers-not-by-keys';
const answers = [...document.querySelectorAll('input[name=chosen]')];
const box = document.getElementById('by-keys');

function show() {
  for (const key of document.querySelectorAll('kbd.key')) key.hidden = !box.checked;
  for (const [at, answer] of answers.entries()) {
    if (box.checked) answer.setAttribute('aria-keyshortcuts', String(at + 1));
    else answer.removeAttribute('aria-keyshortcuts');
  }
}

function pick(answer) {
  answer.checked = answer.type === 'radio' || !answer.checked;
  answer.focus();
}

if (box !== null) {
  box.checked = localStorage.getItem(REMEMBERED) === null;
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem(REMEMBERED);
    else localStorage.setItem(REMEMBERED, 'yes');
    show();
  });
  document.addEventListener('keydown', (event) => {
    if (!box.checked || event.ctrlKey || event.altKey || event.metaKey) return;
    const answer = answers[Number(event.key) - 1];
    if (answer === undefined) return;
    event.preventDefault();
    pick(answer);
  });
  document.getElementById('keys').hidden = false;
  show();
}

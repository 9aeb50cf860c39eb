/**
 * Shows the page as it is by now, and leaves the keyboard where it was: at the same field, button or link, else at the
 * heading, which says what has changed. Loading it the browser's way would begin at its top.
 */
const SAID_BY = ['name', 'value', 'href', 'type', 'role'];
let shown = 0;

export async function loadAgain() {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null);
  const text = answer?.ok && !answer.redirected ? await answer.text() : '';
  const page = new DOMParser().parseFromString(text, 'text/html');
  // What is no page, or is one of a newer edition of the product, comes as a whole.
  if (lookOf(page) === lookOf(document)) replaceBy(page);
  else location.reload();
}

function lookOf({ head }) {
  return head.querySelector('link[rel=stylesheet]')?.getAttribute('href');
}

function replaceBy(page) {
  const before = document.activeElement;
  const place = placeOf(before);
  document.title = page.title;
  // Where scripts run the browser itself takes these for text.
  for (const one of page.querySelectorAll('noscript')) one.remove();
  document.body.replaceWith(page.body);
  const now = [...document.querySelectorAll(place.selector)][place.nth];
  now?.focus({ preventScroll: true });
  if (now === undefined || document.activeElement !== now) toHeading();
  else if (now.matches('input, select, textarea')) now.value = before.value;
  for (const { src } of page.head.querySelectorAll('script')) {
    // Each page that is shown runs its script once; the address makes it another one.
    document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: `${src}?${++shown}` }));
  }
}

/** What the element is called, and which of those that are called so it is. */
function placeOf(element) {
  const said = (one, names) => names.filter((name) => one.hasAttribute(name)).map((name) => saying(one, name));
  const form = element.closest('form');
  const own = element.id === '' ? said(element, SAID_BY) : [saying(element, 'id')];
  const around = form === null || form === element ? '' : `form${said(form, ['action']).join('')} `;
  const selector = `${around}${element.localName}${own.join('')}`;
  return { selector, nth: [...document.querySelectorAll(selector)].indexOf(element) };
}

function saying(element, name) {
  return `[${name}="${CSS.escape(element.getAttribute(name))}"]`;
}

function toHeading() {
  const heading = document.querySelector('h1');
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

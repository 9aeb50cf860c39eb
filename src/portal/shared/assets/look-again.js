// Looks whether what a page waits for has come, and shows it then. Without script a link of the page does.
import { loadAgain } from './load-again.js';

const { lookAgain } = document.querySelector('main').dataset;
const looking = setInterval(async () => {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null);
  if (answer === null) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (page.title === document.title) return;
  clearInterval(looking);
  await loadAgain();
}, 1000 * Number(lookAgain));

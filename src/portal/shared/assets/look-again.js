// Looks whether what a page waits for has come, and loads it again then. Without script a link of the page does.
const { lookAgain } = document.querySelector('main').dataset;
setInterval(async () => {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null);
  if (answer === null) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (page.title !== document.title) location.reload();
}, 1000 * Number(lookAgain));

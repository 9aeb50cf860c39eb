// Shows a job while it runs, and the page as it is then when it has got further. Without script a link of the page does.
import { loadAgain } from './load-again.js';

const shown = document.querySelector('[data-follow]');
if (shown !== null) {
  const events = new EventSource(shown.dataset.follow);
  const journal = document.getElementById('journal');
  const seen = new Set([...(journal?.children ?? [])].map((line) => line.dataset.position));
  events.addEventListener('journal', ({ data }) => {
    const { position, text } = JSON.parse(data);
    if (journal === null || seen.has(String(position))) return;
    seen.add(String(position));
    const line = document.createElement('li');
    line.textContent = text;
    journal.append(line);
  });
  events.addEventListener('message', ({ data }) => {
    const { state, progress } = JSON.parse(data);
    const bar = document.getElementById('progress');
    if (bar !== null && progress !== null) {
      bar.max = Math.max(1, progress.total);
      bar.value = progress.done;
      const words = shown.dataset.words ?? '';
      const inWords = (value) => value.toLocaleString(document.documentElement.lang);
      const told = words.replace('{done}', inWords(progress.done)).replace('{total}', inWords(progress.total));
      if (words !== '' && progress.total > 0) bar.labels[0].textContent = told;
    }
    if (state === shown.dataset.state) return;
    events.close();
    void loadAgain();
  });
}

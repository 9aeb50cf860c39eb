/**
 * Puts sliders beside the number fields of the simulator and shows the result while one is moved. The page works without
 * it: what the form sends is what is fetched here, and its address is put into the window.
 */
const PARTS = ['overview', 'details'];
const form = document.querySelector('form[data-sliders]');
const heading = document.querySelector('h1');
let asked = 0;

async function show() {
  const turn = ++asked;
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  const answer = await fetch(address);
  if (!answer.ok || turn !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  document.title = page.title;
  heading.textContent = page.querySelector('h1').textContent;
  for (const id of PARTS) document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes);
  history.replaceState(null, '', address);
}

function addSlider(field, most) {
  const slider = Object.assign(document.createElement('input'), { type: 'range', min: field.min, max: most, step: 1 });
  slider.value = field.value;
  slider.className = 'slider';
  slider.setAttribute('aria-label', field.labels[0].textContent);
  slider.addEventListener('input', () => (field.value = slider.value));
  slider.addEventListener('change', show);
  field.addEventListener('input', () => (slider.value = field.value));
  field.after(slider);
}

// The heading says the result in one sentence; whoever does not see it hears it.
if (form !== null) heading.setAttribute('aria-live', 'polite');
for (const [name, most] of form?.dataset.sliders.split(' ').map((one) => one.split(':')) ?? []) {
  addSlider(form.elements[name], most);
}

import { hear } from './hear.js';

const find = document.getElementById('find');
const found = document.getElementById('found');
const boxes = [...document.querySelectorAll('.box')];

/** Leaves those in which the words stand; says how many. */
function search() {
  const wanted = find.value.trim().toLowerCase();
  let count = 0;
  for (const box of boxes) {
    const shown = !wanted || box.textContent.toLowerCase().includes(wanted);
    box.hidden = !shown;
    if (shown) count++;
  }
  found.textContent = wanted ? found.dataset.found.replace('{0}', count) : '';
}

/** Opens what a link leads to, which may be folded or not found. */
function open() {
  const box = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!box?.matches('.box')) return;
  if (box.hidden) { find.value = ''; search(); }
  const details = box.querySelector('details');
  if (details) details.open = true;
  box.scrollIntoView();
  box.querySelector('summary')?.focus({ preventScroll: true });
}

hear(document.querySelector('.boxes').dataset.sounds);
find.addEventListener('input', search);
find.form.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target === find) event.preventDefault();
});
addEventListener('hashchange', open);
open();

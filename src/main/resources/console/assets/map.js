import { hear } from './hear.js';
import { page } from './server-html.js';

/** Between two keys of somebody who types. */
const BEAT = 150;

const find = document.getElementById('find');
const found = document.getElementById('found');
const list = document.querySelector('.boxes');
const boxes = [...document.querySelectorAll('.box')];

/** The last thing that was looked for, once it has been found; others wait for it. */
let searching = Promise.resolve();
let wanted = find.value.trim();

export function searched() {
  return searching;
}

async function search() {
  wanted = find.value.trim();
  const mine = wanted;
  await new Promise((resume) => { setTimeout(resume, mine ? BEAT : 0); });
  if (mine !== wanted) return;
  const hits = mine ? await ask(mine) : null;
  if (mine !== wanted) return;
  if (mine && !hits) {
    found.textContent = found.dataset.away;
    return;
  }
  for (const box of boxes) box.hidden = hits !== null && !hits.has(box.id);
  found.textContent = hits ? found.dataset.found.replace('{0}', hits.size) : '';
}

/** In which steps these words stand; nothing where the server does not say so. */
async function ask(words) {
  try {
    const answer = await fetch(`/map/found?find=${encodeURIComponent(words)}`, { redirect: 'manual', cache: 'no-store' });
    return answer.ok ? new Set(await answer.json()) : null;
  } catch {
    return null;
  }
}

/** Makes what is in a step work: in this page its links lead to steps of this page. */
function ready(step) {
  hear(list.dataset.sounds, step);
  for (const link of step.querySelectorAll('a[data-at]')) link.href = `#${link.dataset.at}`;
}

/** Fetches what is said at a step; where that fails, the link to it stays. */
async function load(step) {
  const path = step.dataset.step;
  if (!path) return;
  delete step.dataset.step;
  step.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(path, { redirect: 'manual', cache: 'no-store' });
    if (!answer.ok) throw new Error(answer.statusText);
    const came = page(await answer.text()).getElementById('step');
    const held = step.contains(document.activeElement);
    step.replaceChildren(...came.childNodes);
    ready(step);
    if (held) step.querySelector('a, button')?.focus();
  } catch {
    step.dataset.step = path;
  }
  step.removeAttribute('aria-busy');
}

/** Opens what a link leads to, which may be folded or not found. */
function open() {
  const box = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!box?.matches('.box')) return;
  if (box.hidden) {
    find.value = '';
    find.dispatchEvent(new Event('input'));
    box.hidden = false;
  }
  const details = box.querySelector('details');
  if (details) details.open = true;
  box.scrollIntoView();
  box.querySelector('summary')?.focus({ preventScroll: true });
}

for (const box of boxes) {
  const details = box.querySelector('details');
  const step = box.querySelector('.step');
  details.addEventListener('toggle', () => { if (details.open) load(step); });
}
ready(boxes[0]);
find.addEventListener('input', () => { searching = search(); });
find.form.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target === find) event.preventDefault();
});
addEventListener('hashchange', open);
open();

import { searched } from './map.js';

const SMALLEST = 0.02;
const LARGEST = 3;
const STEP = 80;

const details = document.getElementById('drawing');
const canvas = document.getElementById('canvas');
const svg = canvas.querySelector('svg');
const whole = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
const frames = [...svg.querySelectorAll('.frame')];
const find = document.getElementById('find');

/** What is seen: the upper left corner, and how many pixels the drawing's unit has. */
const view = { x: 0, y: 0, scale: 1 };

function show() {
  const { width, height } = canvas.getBoundingClientRect();
  if (!width || !height) return;
  svg.setAttribute('viewBox', `${view.x} ${view.y} ${width / view.scale} ${height / view.scale}`);
}

function move(x, y) {
  const { width, height } = canvas.getBoundingClientRect();
  const bounded = (wanted, length, seen) =>
    Math.max(-seen / 2, Math.min(length - seen / 2, wanted));
  view.x = bounded(view.x + x / view.scale, whole.width, width / view.scale);
  view.y = bounded(view.y + y / view.scale, whole.height, height / view.scale);
  show();
}

/** What is at this point of the canvas stays there. */
function zoom(factor, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) {
  const scale = Math.max(SMALLEST, Math.min(LARGEST, view.scale * factor));
  view.x += x / view.scale - x / scale;
  view.y += y / view.scale - y / scale;
  view.scale = scale;
  show();
}

function fit() {
  const { width, height } = canvas.getBoundingClientRect();
  view.scale = Math.max(SMALLEST, Math.min(1, width / whole.width, height / whole.height));
  view.x = (whole.width - width / view.scale) / 2;
  view.y = (whole.height - height / view.scale) / 2;
  show();
}

/** So that a box can be read. */
function reveal(frame) {
  if (view.scale < 0.6) view.scale = 1;
  view.x = frame.dataset.x - 24 / view.scale;
  view.y = frame.dataset.y - 24 / view.scale;
  show();
}

function seen(element) {
  const mine = element.getBoundingClientRect();
  const all = canvas.getBoundingClientRect();
  return mine.left >= all.left && mine.top >= all.top && mine.left < all.right - 60 && mine.top < all.bottom - 60;
}

const KEYS = {
  '+': () => zoom(1.25),
  '=': () => zoom(1.25),
  '-': () => zoom(0.8),
  0: fit,
  ArrowLeft: () => move(-STEP, 0),
  ArrowRight: () => move(STEP, 0),
  ArrowUp: () => move(0, -STEP),
  ArrowDown: () => move(0, STEP),
  Home: () => reveal(frames[0]),
};

canvas.addEventListener('keydown', (event) => {
  const act = KEYS[event.key];
  if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  act();
});

canvas.addEventListener('focusin', (event) => {
  canvas.scrollTo(0, 0);
  const frame = event.target.closest('.frame');
  if (frame && event.target.matches(':focus-visible') && (view.scale < 0.6 || !seen(frame))) reveal(frame);
});

canvas.addEventListener('wheel', (event) => {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const place = canvas.getBoundingClientRect();
  zoom(event.deltaY < 0 ? 1.1 : 0.9, event.clientX - place.left, event.clientY - place.top);
}, { passive: false });

let held = null;
let dragged = false;
canvas.addEventListener('pointerdown', (event) => {
  if (event.button !== 0) return;
  held = { x: event.clientX, y: event.clientY };
  dragged = false;
});
addEventListener('pointermove', (event) => {
  if (!held) return;
  const x = held.x - event.clientX;
  const y = held.y - event.clientY;
  if (!dragged && Math.hypot(x, y) < 5) return;
  dragged = true;
  held = { x: event.clientX, y: event.clientY };
  move(x, y);
});
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => { held = null; });
canvas.addEventListener('dragstart', (event) => event.preventDefault());
canvas.addEventListener('click', (event) => {
  if (dragged) event.preventDefault();
  dragged = false;
}, true);

for (const button of document.querySelectorAll('#tools button')) {
  if (button.dataset.zoom) button.addEventListener('click', () => zoom(Number(button.dataset.zoom)));
  if (button.dataset.x) {
    button.addEventListener('click', () => move(3 * STEP * button.dataset.x, 3 * STEP * button.dataset.y));
  }
}
document.getElementById('fit').addEventListener('click', fit);
document.getElementById('first').addEventListener('click', () => reveal(frames[0]));

/** Shows which boxes the list has found, and the first of them. */
function mark() {
  const wanted = find.value.trim() !== '';
  const found = frames.filter((frame) => {
    const hit = wanted && !document.getElementById(frame.dataset.box).hidden;
    frame.classList.toggle('found', hit);
    frame.classList.toggle('dim', wanted && !hit);
    return hit;
  });
  if (found.length && !found.some(seen)) reveal(found[0]);
  return found;
}

let next = 0;
find.addEventListener('input', () => {
  next = 0;
  searched().then(mark);
});
find.form.addEventListener('keydown', async (event) => {
  if (event.key !== 'Enter' || event.target !== find) return;
  await searched();
  const found = mark();
  if (found.length) reveal(found[next++ % found.length]);
});

canvas.classList.add('live');
document.getElementById('tools').hidden = false;
if (matchMedia('(max-width: 50rem)').matches && !location.hash) details.open = false;
new ResizeObserver(show).observe(canvas);

/** A name that no element has: a browser would take the focus from what it has leapt to. */
const at = decodeURIComponent(location.hash.slice(1));
const linked = frames.find((frame) => frame.dataset.at === at);
reveal(linked ?? frames[0]);
if (linked) {
  details.scrollIntoView();
  linked.querySelector('a').focus({ preventScroll: true });
}
if (find.value) mark();

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

const sounds = document.querySelector('.boxes').dataset.sounds;
let playing = null;

function stop() {
  if (!playing) return;
  playing.audio.pause();
  playing.button.setAttribute('aria-pressed', 'false');
  playing = null;
}

/** Plays the clips of a text, one after the other. */
function play(button) {
  const mine = playing?.button === button;
  stop();
  if (mine) return;
  const clips = button.dataset.clips.split(' ');
  const audio = new Audio();
  playing = { audio, button };
  button.setAttribute('aria-pressed', 'true');
  const next = () => {
    const clip = clips.shift();
    if (playing?.audio !== audio) return;
    if (!clip) { stop(); return; }
    audio.src = `${sounds}/${clip}.wav`;
    audio.play().catch(stop);
  };
  audio.addEventListener('ended', next);
  audio.addEventListener('error', next);
  next();
}

for (const button of document.querySelectorAll('.play')) {
  button.hidden = false;
  button.setAttribute('aria-pressed', 'false');
  button.addEventListener('click', () => play(button));
}

find.addEventListener('input', search);
find.form.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target === find) event.preventDefault();
});
addEventListener('hashchange', open);
open();

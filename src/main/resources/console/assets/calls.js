// A call as it went: sounds by their clips, at the times that the log has; where a figure was said, silence.
const GAP = '-';
const GAP_MILLIS = 900;

let playing = null;

function stop() {
  if (!playing) return;
  playing.timers.forEach(clearTimeout);
  playing.audio.pause();
  playing.button.setAttribute('aria-pressed', 'false');
  for (const step of document.querySelectorAll('.steps .now')) step.classList.remove('now');
  playing = null;
}

function begin(button) {
  const again = playing?.button === button;
  stop();
  if (again) return null;
  playing = { button, audio: new Audio(), timers: [] };
  button.setAttribute('aria-pressed', 'true');
  return playing;
}

/** Plays the sounds of a step, one after the other; says when they are over. */
function play(step, mine, over) {
  const sounds = step.closest('.part').dataset.sounds;
  const clips = step.dataset.clips.split(' ').filter((clip) => clip);
  mine.audio.pause();
  mine.audio = new Audio();
  const audio = mine.audio;
  const next = () => {
    if (playing !== mine || mine.audio !== audio) return;
    const clip = clips.shift();
    if (!clip) { over(); return; }
    if (clip === GAP) { mine.timers.push(setTimeout(next, GAP_MILLIS)); return; }
    audio.src = `${sounds}/${clip}.wav`;
    audio.play().catch(() => {});
  };
  audio.addEventListener('ended', next);
  audio.addEventListener('error', next);
  next();
}

/** All steps at their times, each until the caller answered. */
function playAll(part, button) {
  const mine = begin(button);
  if (!mine) return;
  const at = (millis, work) => mine.timers.push(setTimeout(work, Number(millis)));
  const steps = [...part.querySelectorAll('.steps > li')];
  for (const step of steps) {
    at(step.dataset.at, () => {
      for (const other of steps) other.classList.toggle('now', other === step);
      step.scrollIntoView({ block: 'nearest' });
      play(step, mine, () => {});
    });
    if (step.dataset.clips) at(step.dataset.until, () => mine.audio.pause());
  }
  at(part.dataset.lasts, stop);
}

for (const part of document.querySelectorAll('.part')) {
  const all = part.querySelector('.play-all');
  if (all) {
    all.hidden = false;
    all.addEventListener('click', () => playAll(part, all));
  }
}
for (const button of document.querySelectorAll('.steps .play')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const mine = begin(button);
    if (mine) play(button.closest('li'), mine, stop);
  });
}

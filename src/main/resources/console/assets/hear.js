// Texts that can be heard: a button each, one at a time.
let playing = null;

function stop() {
  if (!playing) return;
  playing.audio.pause();
  playing.button.setAttribute('aria-pressed', 'false');
  playing = null;
}

/** Plays the clips of a text, one after the other. */
function play(button, sounds) {
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

/** Makes the buttons below an element work. */
export function hear(sounds, below = document) {
  for (const button of below.querySelectorAll('.play')) {
    button.hidden = false;
    button.setAttribute('aria-pressed', 'false');
    button.addEventListener('click', () => play(button, sounds));
  }
}

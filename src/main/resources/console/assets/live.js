import { show } from './server-html.js';

const live = document.getElementById('live');
const connection = document.getElementById('connection');
/** Older than this, the page says so: a laptop has slept, or the server has gone. */
const OLD_MILLIS = 5000;
/** The server's clock less this one. */
let ahead = 0;
/** When the server was last heard, by this clock. */
let heard = Date.now();
let lost = false;

function compareClocks() {
  const at = live.querySelector('[data-at]');
  if (at) ahead = Number(at.dataset.at) - Date.now();
}

function tick() {
  const now = Date.now() + ahead;
  for (const time of live.querySelectorAll('time[data-since]')) {
    const seconds = Math.max(0, Math.floor((now - Number(time.dataset.since)) / 1000));
    time.dateTime = `PT${seconds}S`;
    time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
  const old = lost && Date.now() - heard > OLD_MILLIS;
  say(lost, old ? Math.floor((Date.now() - heard) / 1000) : 0);
}

function say(isLost, seconds) {
  const text = !isLost
    ? connection.dataset.none
    : connection.dataset.lost + (seconds ? ' ' + connection.dataset.old.replace('{0}', seconds) : '');
  if (connection.textContent !== text) connection.textContent = text;
  connection.classList.toggle('lost', isLost);
}

function begin() {
  const stream = new EventSource(live.dataset.stream);
  stream.addEventListener('open', () => { lost = false; heard = Date.now(); });
  stream.addEventListener('message', (event) => {
    heard = Date.now();
    const scroll = live.querySelector('.scroll')?.scrollLeft ?? 0;
    const focused = live.querySelector('.scroll') === document.activeElement;
    show(live, event.data);
    const region = live.querySelector('.scroll');
    if (region) {
      region.scrollLeft = scroll;
      if (focused) region.focus({ preventScroll: true });
    }
    compareClocks();
    tick();
  });
  stream.addEventListener('error', () => {
    lost = true;
    // Closed for good: a login is needed, or too many pages are open.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 2000);
  });
}

compareClocks();
tick();
setInterval(tick, 1000);
begin();

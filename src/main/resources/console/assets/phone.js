// A telephone: the script so far is all that it remembers, and the server plays it anew with each key.
const phone = document.getElementById('phone');
const by = (id) => document.getElementById(id);
const words = phone.dataset;

/** From a question to a key, and from key to key, where nobody waits. */
const REACTION = 500;
const BEAT = 200;

let script = '';
/** How far the call has been heard, and since when by this page's clock. */
let heard = 0;
let since = 0;
let call = null;
let fault = '';
let earlier = [];
let drawn = [];
let timer = 0;
/** The script that the page came with, as the server wrote it out: the page's address has it by its name. */
let first = '';
/** Turns are sent one after the other: a key pressed meanwhile waits for its turn. */
let turns = Promise.resolve();

const inLife = () => document.querySelector('input[name=pace]:checked').value === 'life';
const isCalling = () => call !== null && call.wants !== 'over';
const fill = (pattern, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, () => value), pattern);
/** The call's clock, which stands still where all is heard at once, and at the call's end. */
const now = () => (inLife() && call ? Math.min(heard + performance.now() - since, isCalling() ? Infinity : call.until) : heard);

// ---- sound

let audio = null;
const sounds = new Map();
let playing = [];

function sound(id) {
  if (!sounds.has(id)) {
    sounds.set(id, fetch(`${words.sounds}/${id}.wav`)
      .then((answer) => (answer.ok ? answer.arrayBuffer() : null))
      .then((bytes) => (bytes ? audio.decodeAudioData(bytes) : null))
      .catch(() => null));
  }
  return sounds.get(id);
}

function silence() {
  for (const source of playing) source.stop();
  playing = [];
}

/** Plays what is heard of these from that moment of the call on. */
function play(clips, from) {
  audio ??= new AudioContext();
  audio.resume();
  silence();
  const begin = audio.currentTime;
  const mine = playing;
  for (const clip of clips.filter((each) => each.at + each.length > from && !each.id.startsWith('recording/'))) {
    sound(clip.id).then((buffer) => {
      if (!buffer || playing !== mine) return;
      const due = begin + (clip.at - from) / 1000;
      const late = Math.max(0, audio.currentTime - due);
      const left = clip.length / 1000 - late;
      if (left <= 0) return;
      const source = audio.createBufferSource();
      source.buffer = buffer;
      source.connect(audio.destination);
      source.start(Math.max(due, audio.currentTime), late, left);
      mine.push(source);
    });
  }
}

// ---- turns

async function ask(path, body) {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': words.token },
      body: JSON.stringify(words.draft ? { ...body, draft: Number(words.draft) } : body),
      redirect: 'manual',
    });
    if (answer.type === 'opaqueredirect' || answer.status === 403) {
      problem(words.session);
      return null;
    }
    if (answer.ok) return await answer.json();
    problem(answer.status === 503 ? words.busy : words.away);
  } catch {
    problem(words.away);
  }
  return null;
}

function problem(text) {
  by('problem').textContent = text;
}

/**
 * Sends what is done at a moment of the call, and shows what came of it.
 * With a text that is the script from now on, and the clock is set to that moment.
 */
function turn(act, keys, moment, text) {
  const broken = act === 'listen' ? '' : fault;
  if (broken) fault = '';
  turns = turns.then(async () => {
    if (act !== 'listen' && !isCalling()) return;
    const at = moment ?? next();
    const before = { script, heard: now() };
    const begun = (text ?? script) + broken;
    const answer = await ask('/phone/turn', { script: begun, now: Math.round(at), act, keys });
    if (!answer) return;
    if (answer.problems.length) {
      problem(answer.problems.map((each) => fill(words.problem, each.line, each.message, each.mend)).join('\n'));
      return;
    }
    problem('');
    if (act !== 'listen' || text !== undefined) earlier.push(before);
    script = answer.script;
    call = answer;
    if (!inLife()) {
      heard = answer.at;
    } else if (text !== undefined) {
      heard = at;
      since = performance.now();
    }
    show();
  });
  return turns;
}

/** Where nobody waits: as soon as a person can. */
function next() {
  const soon = call.at + (call.wants === 'more-keys' ? BEAT : REACTION);
  return Math.max(call.at, Math.min(soon, call.until - 1));
}

function press(keys) {
  if (isCalling()) turn('press', keys, inLife() ? now() : undefined);
}

function begin() {
  const lines = [];
  const date = by('date').value.replace('T', ' ');
  if (date) lines.push(`date   ${date}`);
  if (by('caller').value.trim()) lines.push(`caller ${by('caller').value.trim()}`);
  const agents = by('agents').value;
  if (agents) for (const queue of ['hotline', 'hotline-english']) lines.push(`agents ${queue} 1${agents === 'busy' ? ' busy' : ''}`);
  if (by('fault').value !== 'the store is well') lines.push(by('fault').value);
  fault = '';
  earlier = [];
  turn('listen', '', 0, lines.map((line) => line + '\n').join('')).then(() => { earlier = []; show(); });
}

function undo() {
  const last = earlier.pop();
  if (!last) return;
  fault = '';
  by('fault').value = 'the store is well';
  turn('listen', '', last.heard, last.script).then(() => { earlier.pop(); show(); });
}

// ---- what is shown

function clock(millis, tenths) {
  const seconds = millis / 1000;
  const rest = tenths ? (Math.floor((seconds % 60) * 10) / 10).toFixed(1).padStart(4, '0') : String(Math.floor(seconds % 60)).padStart(2, '0');
  return `${Math.floor(seconds / 60)}:${rest}`;
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function did(text) {
  const keys = /^keys\s+(.*)$/m.exec(text);
  if (keys) return fill(words.pressed, keys[1]);
  if (/^hangs up/m.test(text)) return words.hung;
  return text === 'waits' ? words.waits : text;
}

function row(line) {
  const item = element('li', '', line.kind);
  const time = element('time', clock(line.at, true));
  time.dateTime = `PT${(line.at / 1000).toFixed(1)}S`;
  const body = element('div');
  if (line.place && line.kind === 'said') body.append(element('span', line.place, 'place'));
  const said = element('span', line.kind === 'did' ? did(line.words) : line.words);
  if (line.kind === 'said') said.lang = line.language;
  if (line.kind === 'answered') said.lang = 'en';
  body.append(said);
  item.append(time, body);
  if (line.kind === 'said') {
    const hear = element('button', words.hear, 'quiet');
    hear.type = 'button';
    hear.setAttribute('aria-label', `${words.hear} ${clock(line.at, true)}`);
    hear.addEventListener('click', () => play(line.clips, line.at));
    item.append(hear);
  }
  return item;
}

/** What has begun by now; a line that is shown already stays, so that it is not read aloud again. */
function draw() {
  const lines = by('lines');
  const due = call ? call.lines.filter((line) => !inLife() || line.at <= now() + 50) : [];
  const keys = due.map((line) => JSON.stringify([line.kind, line.at, line.words]));
  let same = 0;
  while (same < keys.length && keys[same] === drawn[same]) same++;
  while (lines.children.length > same) lines.lastElementChild.remove();
  for (const line of due.slice(same)) lines.append(row(line));
  if (keys.length !== drawn.length || same < keys.length) by('log').scrollTop = lines.scrollHeight;
  drawn = keys;
}

function standing() {
  if (!call) return words.idle;
  if (call.wants === 'over') return fill(words[camel(call.end)], call.place);
  return fill(words[camel(call.wants)], call.place || '12333');
}

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

function show() {
  clearTimeout(timer);
  if (by('standing').textContent !== standing()) by('standing').textContent = standing();
  const calling = isCalling();
  for (const button of phone.querySelectorAll('[data-press]')) button.disabled = !calling;
  by('hang-up').disabled = !calling;
  by('silence').disabled = !calling || call.wants === 'voice';
  by('undo').disabled = earlier.length === 0;
  by('speak').hidden = !calling || call.wants !== 'voice';
  by('back').hidden = !call || call.end !== 'transferred';
  by('save').disabled = !call;
  by('link').hidden = !call;
  by('script').textContent = script;
  const named = first !== '' && script === first;
  const fragment = call && !named ? '#' + encodeURIComponent(script) : location.pathname + location.search;
  by('link').href = fragment;
  history.replaceState(null, '', fragment);
  person();
  draw();
  tick();
  if (!inLife() || !call) {
    silence();
    return;
  }
  play(call.lines.flatMap((line) => line.clips), now());
  if (calling && call.wants !== 'voice') {
    timer = setTimeout(() => turn('listen', '', call.until), Math.max(0, call.until - now()));
  }
}

function tick() {
  const time = clock(now());
  if (by('clock').textContent !== time) by('clock').textContent = time;
}

function person() {
  const chosen = by('person').selectedOptions[0];
  for (const button of phone.querySelectorAll('[data-of]')) {
    button.disabled = !isCalling() || !chosen.dataset[button.dataset.of];
  }
}

setInterval(() => { if (inLife() && call) { draw(); tick(); } }, 200);

// ---- what is done

by('call').addEventListener('click', begin);
by('undo').addEventListener('click', undo);
by('hang-up').addEventListener('click', () => turn('hang-up', '', inLife() ? now() : undefined));
by('silence').addEventListener('click', () => turn('listen', '', call.until, script));
by('speak').addEventListener('click', () => {
  turn('listen', '', call.at, script + fault + 'says   5 s, keys #\n');
  fault = '';
});
by('back').addEventListener('click', () => turn('listen', '', call.until, script + 'is given back\n'));
by('person').addEventListener('change', person);
by('fault').addEventListener('change', () => { if (isCalling()) fault = by('fault').value + '\n'; });
for (const button of phone.querySelectorAll('[data-press]')) button.addEventListener('click', () => press(button.dataset.press));
for (const button of phone.querySelectorAll('[data-of]')) {
  button.addEventListener('click', () => press(by('person').selectedOptions[0].dataset[button.dataset.of]));
}
for (const pace of document.querySelectorAll('input[name=pace]')) {
  pace.addEventListener('change', () => {
    if (!call) return;
    heard = call.at;
    since = performance.now();
    show();
  });
}
document.addEventListener('keydown', (event) => {
  const typed = event.target.closest('input:not([type=radio]), select, textarea');
  if (typed || event.ctrlKey || event.metaKey || event.altKey || !/^[0-9*#]$/.test(event.key)) return;
  event.preventDefault();
  press(event.key);
});
by('save').addEventListener('click', async () => {
  const answer = await ask('/phone/script', { script, now: 0 });
  if (!answer) return;
  const file = element('a');
  file.href = URL.createObjectURL(new Blob([answer.script], { type: 'text/plain;charset=utf-8' }));
  file.download = 'phone.call';
  file.click();
  URL.revokeObjectURL(file.href);
});

/** Shows where the call came to the menu that it is looked at for: it, a field of it, or one of its family. */
function pointOut(menu) {
  const at = call?.lines.findIndex((line) => [menu, `${menu}/`, `${menu}.`].some((begun, i) => (i ? line.place.startsWith(begun) : line.place === begun))) ?? -1;
  const shown = by('lines').children[at];
  if (!menu || !shown) return;
  shown.setAttribute('aria-current', 'step');
  by('log').scrollTop = shown.offsetTop - by('lines').offsetTop;
}

if (location.hash.length <= 1 && words.first) {
  document.querySelector('input[name=pace][value=once]').checked = true;
  turn('listen', '', 0, words.first).then(() => {
    earlier = [];
    first = script;
    show();
    pointOut(words.place);
  });
}
if (location.hash.length > 1) {
  document.querySelector('input[name=pace][value=once]').checked = true;
  let linked = '';
  try {
    linked = decodeURIComponent(location.hash.slice(1));
  } catch {
    linked = location.hash;
  }
  turn('listen', '', 0, linked).then(() => { earlier = []; show(); });
}

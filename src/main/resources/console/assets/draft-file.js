import { show } from './server-html.js';

// What is typed outlives a session that ends, a server that restarts and a tab that is loaded anew.
const editor = document.getElementById('editor');
const text = document.getElementById('text');
const key = `draft ${editor.dataset.key}`;
const { seen, base } = editor.elements;

function keep() {
  sessionStorage.setItem(key, JSON.stringify({ text: text.value, seen: seen.value, base: base.value }));
}

function restore() {
  const kept = sessionStorage.getItem(key);
  if (text.readOnly) return;
  if (document.getElementById('problem')) {
    keep(); // what was typed is before the reader, and not saved yet
    return;
  }
  if (kept === null) return;
  const typed = JSON.parse(kept);
  if (typed.text === text.value) {
    sessionStorage.removeItem(key); // it was saved
    return;
  }
  text.value = typed.text;
  seen.value = typed.seen; // so that what others saved meanwhile is a conflict still
  base.value = typed.base;
  document.getElementById('restored').hidden = false;
}

/** Puts the caret where a line begins, and the line into view. */
function go(line) {
  const lines = text.value.split('\n');
  const at = lines.slice(0, Math.max(0, line - 1)).join('\n').length + (line > 1 ? 1 : 0);
  text.focus();
  text.setSelectionRange(at, at + (lines[line - 1] ?? '').length);
  text.scrollTop = (text.scrollHeight / lines.length) * Math.max(0, line - 4);
}

/** The problems that the page tells, each at its place. */
function told() {
  return [...document.querySelectorAll('#problems [data-line]')].map((link) => ({
    line: Number(link.dataset.line), column: Number(link.dataset.column), message: link.parentElement.querySelector('span').textContent,
  }));
}

/** What may stand in a file of this kind; asked for once. */
async function known(what) {
  const answer = await fetch(`${editor.dataset.draft}/${what}`, { redirect: 'manual' });
  return answer.status === 200 ? answer.json() : null;
}

/** The editor; where it does not come, the text area is there. */
async function begin() {
  const { Editor } = await import('./editor.js');
  const phrases = [...document.getElementById('phrases').content.querySelectorAll('[data-of]')];
  const help = document.getElementById('help');
  const over = new Editor(text, {
    path: editor.elements.path.value,
    phrases: Object.fromEntries(phrases.map((each) => [each.dataset.of, each.textContent])),
    label: text.labels[0].textContent,
    help: help.textContent,
    schema: once(() => known(`schema?path=${encodeURIComponent(editor.elements.path.value)}`)),
    names: once(() => known('names')),
  });
  help.hidden = false;
  over.mark(told());
  return over;
}

/** Asks when it is first needed, and again only where nothing came of it. */
function once(ask) {
  let answer = null;
  return () => {
    answer ??= ask().catch(() => { answer = null; return null; });
    return answer;
  };
}

let due = 0;
let asked = null;

/** Asks what is wrong with what is typed, a moment after the last key. */
function checkSoon(after) {
  clearTimeout(due);
  asked?.abort();
  if (!text.readOnly) due = setTimeout(check, after);
}

async function check() {
  asked = new AbortController();
  const { _csrf, path } = editor.elements;
  const body = new URLSearchParams({ _csrf: _csrf.value, path: path.value, text: text.value });
  try {
    const answer = await fetch(`${editor.dataset.draft}/check`, { method: 'POST', body, redirect: 'manual', signal: asked.signal });
    if (answer.status === 202) {
      checkSoon(2000); // the machine has more urgent things to do
      return;
    }
    const why = answer.ok ? '' : unchecked(answer);
    because(why);
    if (answer.ok) tell(await answer.text());
    else if (why === 'away') checkSoon(8000);
  } catch (fault) {
    if (fault.name === 'AbortError') return;
    because('away');
    checkSoon(8000);
  }
}

/** Why nobody has looked; whoever is not in any more is led to where one logs in. */
function unchecked({ type, status }) {
  if (type === 'opaqueredirect' || status === 401 || status === 403) return 'out';
  if (status === 404) return 'gone';
  return status === 413 ? 'large' : 'away';
}

function because(why) {
  for (const each of document.querySelectorAll('[data-unchecked]')) each.hidden = each.dataset.unchecked !== why;
}

function tell(html) {
  const problems = document.getElementById('problems');
  show(problems, html);
  over?.mark(told());
  const found = problems.querySelector('.problems')?.ariaLabel ?? problems.textContent.trim();
  const status = document.getElementById('found');
  if (status.textContent !== found) status.textContent = found;
}

restore();
text.addEventListener('input', () => { keep(); checkSoon(800); });
editor.addEventListener('submit', (event) => {
  if (event.submitter?.name) sessionStorage.removeItem(key);
});
let over = null;
document.getElementById('problems').addEventListener('click', (event) => {
  const link = event.target.closest('[data-line]');
  if (!link) return;
  event.preventDefault();
  if (over) over.go(Number(link.dataset.line), Number(link.dataset.column));
  else go(Number(link.dataset.line));
});
begin().then((it) => { over = it; }, (fault) => console.warn('no editor', fault));
// What the page tells is of what was saved last: it is asked anew where another text is before the reader.
if (text.value !== text.defaultValue || document.querySelector('#problem, #problems .making')) checkSoon(0);

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

for (const link of document.querySelectorAll('[data-line]')) {
  link.addEventListener('click', (event) => { event.preventDefault(); go(Number(link.dataset.line)); });
}
text.addEventListener('input', keep);
editor.addEventListener('submit', (event) => {
  if (event.submitter?.name) sessionStorage.removeItem(key);
});
restore();

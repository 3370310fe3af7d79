// The editor over a form's text area, which stays the field that is sent. It lives in a shadow root:
// its styles are adopted sheets there, which the page's rules allow as they are.
import {
  Compartment, EditorState, EditorView, HighlightStyle, StreamLanguage, autocompletion, bracketMatching, closeBrackets,
  closeBracketsKeymap, completionKeymap, completionStatus, defaultKeymap, drawSelection, highlightActiveLine, highlightActiveLineGutter,
  highlightSelectionMatches, history, historyKeymap, indentOnInput, indentUnit, indentWithTab, keymap,
  lineNumbers, lintGutter, lintKeymap, search, searchKeymap, selectedCompletionIndex, setDiagnostics,
  setSelectedCompletion, syntaxHighlighting, tags, yaml,
} from './codemirror.js';
import { allowed, place } from './completion.js';

const MONO = 'ui-monospace, "Noto Sans Mono CJK SC", monospace';
const WAVY = { backgroundImage: 'none', paddingBottom: 0, textDecoration: 'underline wavy var(--danger) 1px', textUnderlineOffset: '.2em' };

/** The page's own colours, which know of light and dark; no image, not even one that is written out. */
const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', background: 'var(--sheet)', fontSize: '.875rem' },
  '&.cm-focused': { outline: 'none' }, // the page draws it around the whole
  '.cm-scroller': { fontFamily: MONO, lineHeight: 1.5 },
  '.cm-content': { caretColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-cursorLayer .cm-cursor, .cm-cursor': { borderLeft: '2px solid var(--ink)' },
  '& .cm-selectionLayer .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { background: 'var(--marked)' },
  '.cm-activeLine': { background: 'color-mix(in srgb, var(--marked) 30%, transparent)' },
  '.cm-gutters': { background: 'var(--ground)', color: 'var(--faint)', borderRight: '1px solid var(--line)' },
  '.cm-activeLineGutter': { background: 'var(--marked)', color: 'var(--ink)' },
  '&.cm-focused .cm-matchingBracket, .cm-selectionMatch': { background: 'var(--marked)' },
  '&.cm-focused .cm-nonmatchingBracket': { background: 'var(--warning-sheet)' },
  '.cm-searchMatch': { background: 'var(--warning-sheet)', outline: '1px solid var(--warning)' },
  '.cm-searchMatch-selected': { outline: '2px solid var(--warning)' },
  '.cm-panels': { background: 'var(--ground)', color: 'var(--ink)', fontFamily: 'system-ui, sans-serif' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '.5rem 2.5rem .5rem .5rem' },
  '.cm-panel.cm-search label': { fontSize: '.875rem', display: 'inline-flex', alignItems: 'center', gap: '.25rem', minHeight: '1.75rem' },
  '.cm-panel.cm-search input[type=checkbox]': { width: '1.5rem', height: '1.5rem', margin: 0 },
  '.cm-textfield': { background: 'var(--sheet)', border: '1px solid var(--faint)', borderRadius: '.25rem', minHeight: '1.75rem', fontSize: '.875rem', maxWidth: '100%' },
  '.cm-button': { background: 'var(--sheet)', color: 'var(--accent)', border: '1px solid var(--accent)', borderRadius: '.25rem', minHeight: '1.75rem', fontSize: '.875rem' },
  '.cm-panel.cm-search [name=close], .cm-panel.cm-panel-lint [name=close]': { color: 'var(--ink)', width: '1.75rem', height: '1.75rem', top: '.25rem', right: '.25rem', fontSize: '1.25rem' },
  '.cm-tooltip': { background: 'var(--sheet)', color: 'var(--ink)', border: '1px solid var(--faint)', borderRadius: '.25rem' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '.125rem .5rem' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected], .cm-panel-lint [aria-selected]': { background: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionInfo': { fontFamily: 'system-ui, "Noto Sans CJK SC", sans-serif', padding: '.375rem .625rem' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: 700 },
  '.cm-completionDetail': { fontStyle: 'normal', marginLeft: '1rem' },
  '.cm-diagnostic': { padding: '.375rem .625rem', fontFamily: 'system-ui, "Noto Sans CJK SC", sans-serif', whiteSpace: 'pre-wrap', maxWidth: 'min(40rem, 90vw)' },
  '.cm-diagnostic-error': { borderLeft: '5px solid var(--danger)' },
  '.cm-lintRange-error, .cm-lintRange-active': WAVY,
  '.cm-lintPoint-error::after': { borderBottomColor: 'var(--danger)' },
  '.cm-lint-marker-error': { content: 'none', width: '.75em', height: '.75em', borderRadius: '50%', background: 'var(--danger)', marginTop: '.25em' },
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.keyword], color: 'var(--accent)', fontWeight: 600 },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--string)' },
  { tag: [tags.comment, tags.meta], color: 'var(--faint)', fontStyle: 'italic' },
  { tag: [tags.labelName, tags.typeName, tags.number], color: 'var(--warning)' },
]);

/** A scripted call: what is done or heard, then its words. */
const calls = StreamLanguage.define({
  token(stream) {
    if (stream.sol() && stream.match(/^\s*#.*/)) return 'comment';
    if (stream.sol() && stream.match(/^[a-z]+/)) return 'keyword';
    if (stream.match(/^\[[^\]]*\]/)) return 'string';
    if (stream.match(/^[0-9.]+ *(ms|s)?\b/)) return 'number';
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: '#' } },
});

function language(path) {
  if (path.endsWith('.yaml')) return [yaml(), indentUnit.of('  '), indentOnInput()];
  return path.endsWith('.call') ? calls : [];
}

const isDark = matchMedia('(prefers-color-scheme: dark)');
const isNarrow = matchMedia('(max-width: 40rem)');

/** Where a window has no room beside the list. */
function below(_view, list) {
  return { style: `top: ${list.bottom - list.top}px; left: 0; width: ${list.right - list.left}px` };
}

/**
 * What may stand at the caret. Whoever asks for it by a key has the first one chosen; whoever just
 * types has none, so that Enter ends the line.
 */
function completion({ schema, names }) {
  let isAsked = false;
  const source = async (context) => {
    const at = place(context.state.doc.toString(), context.pos);
    if (!at || (!context.explicit && at.word === '')) return null;
    isAsked = context.explicit;
    const [rules, known] = await Promise.all([schema(), names()]);
    if (!rules) return null;
    const options = allowed(rules, known ?? {}, at).map((each) => ({ ...each, info: each.info || undefined }));
    return options.length > 0 ? { from: context.pos - at.word.length, options, validFor: /^[\w-]*$/ } : null;
  };
  return [
    autocompletion({ override: [source], icons: false, selectOnOpen: false, interactionDelay: 0, ...(isNarrow.matches && { positionInfo: below }) }),
    keymap.of(completionKeymap),
    EditorView.updateListener.of(({ state, view }) => {
      if (!isAsked || completionStatus(state) !== 'active') return;
      isAsked = false;
      if (selectedCompletionIndex(state) === null) queueMicrotask(() => view.dispatch({ effects: setSelectedCompletion(0) }));
    }),
  ];
}

/** The checker speaks English to everybody. */
function inEnglish(message) {
  const said = document.createElement('span');
  said.lang = 'en';
  said.textContent = message;
  return said;
}

/** Puts an editor in the place of a text area; what is typed is in both at any time. */
export class Editor {
  #view;

  /**
   * phrases: its words in the reader's language, by CodeMirror's own; label and help: what it is, and
   * how the keyboard leaves it; schema and names: promise what may stand in it.
   */
  constructor(text, { path, phrases, label, help, schema, names }) {
    const host = document.createElement('div');
    host.className = 'editor';
    const root = host.attachShadow({ mode: 'open' });
    const described = document.createElement('span');
    described.id = 'help';
    described.hidden = true;
    described.textContent = help;
    root.append(described);
    text.after(host);
    const hadFocus = document.activeElement === text;
    const scheme = new Compartment();
    const dark = () => EditorView.darkTheme.of(isDark.matches);
    this.#view = new EditorView({
      parent: root,
      root,
      doc: text.value,
      selection: { anchor: Math.min(text.selectionStart, text.value.length) },
      extensions: [
        scheme.of(dark()), look, syntaxHighlighting(colours), EditorState.phrases.of(phrases),
        lintGutter(), lineNumbers(), highlightActiveLine(), highlightActiveLineGutter(), drawSelection(),
        EditorView.lineWrapping, language(path), bracketMatching(), highlightSelectionMatches(), search({ top: true }),
        EditorState.readOnly.of(text.readOnly),
        text.readOnly ? [] : [history(), closeBrackets(), completion({ schema, names })],
        keymap.of([
          ...closeBracketsKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap, indentWithTab,
        ]),
        EditorView.contentAttributes.of({
          tabindex: '0', 'aria-label': label, 'aria-describedby': 'help', spellcheck: 'false', autocapitalize: 'none', translate: 'no',
        }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          text.value = update.state.doc.toString();
          text.dispatchEvent(new Event('input', { bubbles: true }));
        }),
      ],
    });
    isDark.addEventListener('change', () => this.#view.dispatch({ effects: scheme.reconfigure(dark()) }));
    text.hidden = true;
    for (const each of text.labels) each.addEventListener('click', () => this.#view.focus());
    if (hadFocus) this.#view.focus();
  }

  /** Puts the caret where a problem is, and its line into view. */
  go(line, column) {
    const { anchor } = this.#range(line, column);
    this.#view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    this.#view.focus();
  }

  /** Problems as { line, column, message }; those of the file as a whole are at no line. */
  mark(problems) {
    const marks = problems.filter((each) => each.line > 0).map(({ line, column, message }) => {
      const { anchor, head } = this.#range(line, column);
      return { from: anchor, to: head, severity: 'error', message, renderMessage: () => inEnglish(message) };
    });
    this.#view.dispatch(setDiagnostics(this.#view.state, marks));
  }

  #range(line, column) {
    const { doc } = this.#view.state;
    const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const begin = column > 0 ? column - 1 : at.text.search(/\S|$/);
    return { anchor: at.from + Math.min(begin, at.length), head: at.from + at.text.trimEnd().length };
  }
}

// Where a caret stands in YAML, and what a JSON Schema allows there. Knows of no editor and no page.
const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#,[\]{}"'&*!|>%@`-][^:#,[\]{}]*?|-[^\s:,[\]{}]+)\s*:(?=\s|$)/;
const WORD = /[\w-]*$/;

const plain = (key) => key.replace(/^(["'])(.*)\1$/, '$2');

/** Without what is quoted or a comment, so that no bracket in words counts; as long as before. */
function bare(text) {
  return text.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|(^|\s)#.*/g, (all) => (/["']/.test(all[0]) ? 'x' : ' ').repeat(all.length));
}

/** Follows brackets through a text; open holds those that are not closed yet, each with where it stands. */
function follow(text, open) {
  const shown = bare(text);
  for (let at = 0; at < shown.length; at++) {
    const here = open.at(-1);
    if (shown[at] === '{' || shown[at] === '[') open.push({ map: shown[at] === '{', key: null, from: at + 1, keys: [] });
    else if (shown[at] === '}' || shown[at] === ']') open.pop();
    else if (shown[at] === ',' && here) Object.assign(here, { key: null, from: at + 1 });
    else if (shown[at] === ':' && here?.map && here.key === null && /\s|^$/.test(shown[at + 1] ?? '')) {
      here.key = plain(text.slice(here.from, at).trim());
      here.keys.push(here.key);
      here.from = at + 1;
    }
  }
  for (const each of open) each.from = 0; // of the next line
}

/** Keys that stand behind the caret beside its own. */
function behind(after, indent, isFlow) {
  if (isFlow) {
    const rest = bare(after.split('\n', 1)[0]).split('}', 1)[0];
    return [...rest.matchAll(/,\s*([\w-]+)\s*:/g)].map((each) => each[1]);
  }
  const keys = [];
  for (const line of after.split('\n').slice(1)) {
    if (/^\s*(#|$)/.test(line)) continue;
    const at = line.search(/\S/);
    if (at < indent) break;
    const key = at === indent && line.slice(at).match(KEY);
    if (key) keys.push(plain(key[1]));
  }
  return keys;
}

/** Blocks around the caret: keys and list items, each with its indent and the keys within it. */
class Blocks {
  all = [{ indent: -1, keys: [] }];

  /** Leaves what a line so far to the left ends. */
  leave(indent, isItem) {
    while (this.all.length > 1 && (this.top.indent > indent || (this.top.indent === indent && (!isItem || this.top.step === '-')))) this.all.pop();
  }

  get top() { return this.all.at(-1); }

  enter(indent, step) {
    if (step !== '-') this.top.keys.push(step);
    this.all.push({ indent, step, keys: [] });
  }

  /** Reads a line; what is left of it is no key and no item. */
  read(line) {
    let indent = line.search(/\S|$/);
    let rest = line.slice(indent);
    for (let item = rest.match(/^-\s+|^-$/); item; item = rest.match(/^-\s+|^-$/)) {
      this.leave(indent, true);
      this.enter(indent, '-');
      indent += item[0].length;
      rest = rest.slice(item[0].length);
    }
    this.leave(indent, false);
    const key = rest.match(KEY);
    if (!key) return { indent, rest, isValue: false };
    this.enter(indent, plain(key[1]));
    return { indent, rest: rest.slice(key[0].length), isValue: true };
  }
}

/**
 * Where a caret stands: the keys that lead there ('-' for an item of a list), whether a value is due
 * there, what of it is typed already, and the keys beside it. Nothing within comments, quotes and
 * blocks of text.
 */
export function place(text, caret) {
  const lines = text.slice(0, caret).split('\n');
  const last = lines.pop();
  const blocks = new Blocks();
  const open = [];
  let words = Infinity; // the indent of a block of text
  for (const line of lines) {
    const isBlank = /^\s*(#|$)/.test(line);
    if (open.length === 0 && !isBlank && line.search(/\S/) > words) continue;
    if (isBlank) continue;
    words = Infinity;
    if (open.length > 0) {
      follow(line, open);
      continue;
    }
    const { indent, rest } = blocks.read(line);
    if (/^\s*[|>][+-]?\s*(#.*)?$/.test(rest)) words = indent;
    else follow(rest, open);
  }
  if (last.search(/\S|$/) > words || isWords(last)) return null;
  const at = open.length > 0 ? { indent: 0, rest: last, isValue: false } : blocks.read(last);
  follow(at.rest, open);
  const word = last.match(WORD)[0];
  const path = blocks.all.slice(1).map((each) => each.step);
  for (const each of open) path.push(...(each.map ? (each.key === null ? [] : [each.key]) : ['-']));
  const inner = open.at(-1);
  const isValue = inner ? !inner.map || inner.key !== null : at.isValue;
  const beside = inner ? inner.keys : blocks.top.keys;
  return { path, isValue, word, beside: [...beside, ...behind(text.slice(caret), at.indent, Boolean(inner))] };
}

/** Whether a line ends within a comment or a quotation. */
function isWords(line) {
  const rest = line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, 'x');
  return /(^|\s)#|(^|[\s[{,:])["'][^"']*$/.test(rest);
}

/** What a schema says of one place, by all its ways: references followed, the nearest description first. */
function ways(root, schema, description = '', kinds = []) {
  if (!schema || typeof schema !== 'object') return [];
  const said = description || schema.description || '';
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1);
    const { $ref, ...rest } = schema;
    return ways(root, { ...root.$defs[name], ...rest }, said, [...kinds, name]);
  }
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter((each) => each.$ref || each.type || each.properties);
  if (choices.length > 0) return choices.flatMap((each) => ways(root, each, said, kinds));
  return [{ ...schema, description: said, kinds }];
}

function step(root, schema, key) {
  if (key === '-') return ways(root, schema.items);
  const of = schema.properties?.[key] ?? schema.additionalProperties;
  return ways(root, of);
}

/** Keys that may stand beside others. */
function keys(root, here, beside) {
  const all = here.filter((each) => each.properties);
  const unknown = (each) => (each.additionalProperties === false ? beside.filter((key) => !(key in each.properties)).length : 0);
  const least = Math.min(...all.map(unknown)); // one that is misspelt rules nothing out
  return all.filter((each) => unknown(each) === least).flatMap((each) => Object.entries(each.properties)
    .filter(([key]) => !beside.includes(key))
    .map(([key, of]) => {
      const to = ways(root, of)[0] ?? {};
      return { label: key, apply: `${key}:${to.type === 'object' ? '' : ' '}`, type: 'property', info: to.description, boost: (each.required ?? []).includes(key) ? 1 : 0 };
    }));
}

/** Values of a place: words of the schema, and names that the draft knows. */
function values(here, names) {
  return here.flatMap((each) => {
    const words = each.enum ?? ('const' in each ? [each.const] : each.type === 'boolean' ? [true, false] : each.examples ?? []);
    const known = each.kinds.flatMap((kind) => Object.entries(names[kind] ?? {})).map(([label, info]) => ({ label, info, type: 'constant' }));
    return [...words.map((word) => ({ label: String(word), info: each.description, type: 'enum' })), ...known];
  });
}

/**
 * What may stand where a caret is, as { label, apply, type, info, boost }.
 *
 * names: by the schema's name for their kind, each with what there is to say of it
 */
export function allowed(schema, names, { path, isValue, beside }) {
  let here = ways(schema, schema);
  for (const key of path) here = here.flatMap((each) => step(schema, each, key));
  const due = isValue ? [] : keys(schema, here, beside);
  const all = due.length > 0 ? due : values(here, names);
  return [...new Map(all.map((each) => [each.label, each])).values()];
}

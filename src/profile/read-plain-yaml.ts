/** Thrown inside where a line is not in the plain form. */
class NotPlain extends Error {}

/** One word, or several: dictionaries have terms. */
const KEY = /^([A-Za-z][\w-]{0,63}(?: [\w-]{1,63}){0,4}):(?: +(.*))?$/;
/** Texts that YAML takes for something else than a text. */
const EMPTY = /^(?:~|null|Null|NULL)$/;
const TRUTH = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NUMBER =
  /^[-+]?(?:\d+|0o[0-7]+|0x[\da-fA-F]+|(?:\.\d+|\d+\.\d*|\d+)(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF))$|^\.(?:nan|NaN|NAN)$/;
const PLAIN_NUMBER = /^-?(?:[1-9]\d{0,14}|0(?=\.))(?:\.\d{1,15})?$|^0$/;
/** What no text without quotes begins with. */
const INDICATOR = /^[?:,[\]{}#&*!|>'"%@`]|^-(?: |$)/;
/** In quotes, with no escapes but the usual ones. */
const QUOTED = /^"((?:[^"\\]|\\["\\n])*)"$|^'([^']*)'$/;
const FLOW_ITEM = /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u;
/** Tabs, returns and whatever else a hand does not type. */
const CONTROL = /[^\P{Cc}\n]|\uFEFF/u;

/**
 * Reads the form of YAML that nearly every file here has: maps and lists by indentation, values on one line, texts behind
 * "|". It takes a tenth of the time of the full reader. Undefined where a line has any other form, or a fault: the full
 * reader must then be asked. What it does return, the full reader returns too.
 */
export function readPlainYaml(text: string): unknown {
  if (CONTROL.test(text)) return undefined;
  try {
    return new PlainReader(text).read();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class PlainReader {
  readonly #lines: string[];
  #next = 0;
  /** The line at hand without its indentation; undefined at the end. */
  #line: string | undefined;
  #indent = 0;

  constructor(text: string) {
    this.#lines = text.split('\n');
    this.#advance();
  }

  read(): unknown {
    const value = this.#line?.startsWith('- ') ? this.#list(0) : this.#map(0);
    if (this.#line !== undefined) throw new NotPlain();
    return value;
  }

  /** On to the next line that is neither blank nor a comment. */
  #advance(): void {
    while (this.#next < this.#lines.length) {
      const line = this.#lines[this.#next++]!;
      const indent = indentOf(line);
      if (indent === line.length || line[indent] === '#') continue;
      this.#indent = indent;
      this.#line = line.slice(indent).replace(/ +$/, '');
      return;
    }
    this.#line = undefined;
    this.#indent = -1;
  }

  #map(indent: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    if (this.#indent !== indent) throw new NotPlain();
    while (this.#indent === indent) {
      const match = KEY.exec(this.#line!);
      const key = match?.[1];
      if (key === undefined || EMPTY.test(key) || TRUTH.test(key) || Object.hasOwn(map, key))
        throw new NotPlain();
      map[key] = this.#value(match?.[2] ?? '', indent);
    }
    // A line further in belongs to nothing.
    if (this.#indent > indent) throw new NotPlain();
    return map;
  }

  /** What stands behind a key at `indent`: on its line, or below. */
  #value(rest: string, indent: number): unknown {
    if (rest === '|' || rest === '|-') return this.#block(indent, rest === '|' ? '\n' : '');
    if (rest !== '') return this.#inLine(rest, indent);
    this.#advance();
    const isList = this.#line === '-' || this.#line?.startsWith('- ');
    if (isList && this.#indent >= indent) return this.#list(this.#indent);
    return this.#indent > indent ? this.#map(this.#indent) : null;
  }

  #list(indent: number): unknown[] {
    const list: unknown[] = [];
    if (this.#indent !== indent) throw new NotPlain();
    while (this.#indent === indent && this.#line!.startsWith('- ')) {
      const rest = this.#line!.slice(1).replace(/^ +/, '');
      if (KEY.test(rest)) {
        this.#indent += this.#line!.length - rest.length;
        this.#line = rest;
        list.push(this.#map(this.#indent));
      } else list.push(this.#inLine(rest, indent));
    }
    if (this.#indent > indent) throw new NotPlain();
    return list;
  }

  /** A value on the line at hand; it must end there. */
  #inLine(text: string, indent: number): unknown {
    const value = readValue(text);
    this.#advance();
    if (this.#indent > indent) throw new NotPlain();
    return value;
  }

  /** A text of several lines, below a key at `indent`. */
  #block(indent: number, end: string): string {
    const first = this.#lines[this.#next] ?? '';
    const inner = indentOf(first);
    if (inner <= indent || inner === first.length) throw new NotPlain();
    const text: string[] = [];
    for (; this.#next < this.#lines.length; this.#next++) {
      const line = this.#lines[this.#next]!;
      const depth = indentOf(line);
      if (depth < inner && depth < line.length) break;
      if (depth > inner && depth === line.length) throw new NotPlain();
      text.push(line.slice(inner));
    }
    while (text.at(-1) === '') text.pop();
    this.#advance();
    return text.join('\n') + end;
  }
}

function indentOf(line: string): number {
  let indent = 0;
  while (line[indent] === ' ') indent++;
  return indent;
}

function readValue(text: string): unknown {
  const quoted = QUOTED.exec(text);
  if (quoted) return quoted[1]?.replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign)) ?? quoted[2];
  if (text === '[]') return [];
  if (text === '{}') return {};
  const list = /^\[ *(.*?) *\]$/.exec(text)?.[1];
  if (list !== undefined) return list.split(/ *, */).map(readItem);
  if (INDICATOR.test(text) || text.includes(': ') || text.includes(' #') || text.endsWith(':'))
    throw new NotPlain();
  return readScalar(text);
}

function readItem(text: string): unknown {
  if (!FLOW_ITEM.test(text)) throw new NotPlain();
  return readScalar(text);
}

function readScalar(text: string): unknown {
  if (EMPTY.test(text)) return null;
  if (TRUTH.test(text)) return text[0]!.toLowerCase() === 't';
  if (PLAIN_NUMBER.test(text)) return Number(text);
  if (NUMBER.test(text)) throw new NotPlain();
  return text;
}

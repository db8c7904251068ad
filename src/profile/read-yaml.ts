import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { z } from 'zod';
import { type Fault, showPath } from './fault.js';
import { findLostText } from './find-lost-text.js';
import { describeIssue } from './issue-words.js';
import { readPlainYaml } from './read-plain-yaml.js';
import { readTextFile } from './read-text-file.js';
import { aliasWords, syntaxWords } from './syntax-words.js';

/** A YAML file as read: its value when it has no fault, and a way to point at a place in it for later checks. */
export interface YamlFile<T> {
  file: string;
  value?: T;
  faults: Fault[];
  faultAt(path: PropertyKey[], problem: string, todo: string): Fault;
}

interface Options<T> {
  /** The value of a file without content; left out, an empty file is a fault. */
  whenEmpty?: T;
}

/** More of one file would bury the others; a broken file often repeats one mistake. */
const MOST_FAULTS_A_FILE = 50;

/**
 * Reads a YAML file of at most 1 MB and holds it against `schema`. Never throws: every fault is in `faults` with its
 * line, and `value` is absent then.
 */
export async function readYaml<T>(
  path: string,
  schema: z.ZodType<T>,
  { whenEmpty }: Options<T> = {},
): Promise<YamlFile<T>> {
  const file = showPath(path);
  const lines = new LineCounter();
  let text = '';
  let document: Document.Parsed | undefined;
  const parse = () => {
    document ??= parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
    return document;
  };
  const result: YamlFile<T> = {
    file,
    faults: [],
    faultAt: (keys, problem, todo) => ({ file, line: lineOf(parse(), lines, keys), problem, todo }),
  };
  const fault = (line: number, problem: string, todo: string) =>
    result.faults.push({ file, line, problem, todo });

  const read = await readTextFile(path);
  if ('trouble' in read) {
    fault(read.trouble.line ?? 1, read.trouble.problem, read.trouble.todo);
    return result;
  }
  text = read.text;
  const written = readPlainYaml(text);
  const plain = written === undefined ? undefined : schema.safeParse(written);
  if (plain?.success) return { ...result, value: plain.data };
  try {
    const { errors, warnings } = parse();
    for (const error of [...errors, ...warnings].slice(0, MOST_FAULTS_A_FILE)) {
      const { problem, todo } = syntaxWords(error.code);
      fault(lines.linePos(error.pos[0]).line, problem, todo);
    }
    // A name that stands twice still leaves a readable file: tell its other faults too.
    if (errors.some((error) => error.code !== 'DUPLICATE_KEY')) return result;
    for (const offset of lostAliases(parse())) {
      fault(lines.linePos(offset).line, aliasWords.problem, aliasWords.todo);
    }
    for (const { offset, words } of findLostText(parse(), text).slice(0, MOST_FAULTS_A_FILE)) {
      fault(lines.linePos(offset).line, words.problem, words.todo);
    }
    const content: unknown = parse().toJS({ maxAliasCount: 50 });
    if (content === null || content === undefined) {
      if (whenEmpty !== undefined && result.faults.length === 0) result.value = whenEmpty;
      else fault(1, 'the file is empty', 'put its content back from a copy; the README shows the form');
      return result;
    }
    const parsed = schema.safeParse(content, { reportInput: true });
    if (parsed.success && result.faults.length === 0) result.value = parsed.data;
    const findings = parsed.error?.issues.flatMap((issue) => describeIssue(issue)) ?? [];
    for (const { path: keys, problem, todo } of findings.slice(0, MOST_FAULTS_A_FILE)) {
      result.faults.push(result.faultAt(keys, problem, todo));
    }
  } catch {
    if (result.faults.length > 0) return result;
    // The parser gives up by throwing at thousands of nested brackets or at aliases that multiply.
    fault(1, 'the file is nested too deeply or its aliases multiply', 'write it flat and without aliases');
  }
  return result;
}

/** Where an alias names an anchor that does not exist. */
function lostAliases(document: Document.Parsed): number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (!alias.resolve(document)) offsets.push(alias.range?.[0] ?? 0);
    },
  });
  return offsets;
}

/** The line of what `path` names, or of the nearest thing above it that exists. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = (node as Node | undefined)?.range?.[0] ?? 0;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (!node) break;
      offset = (node as Node).range?.[0] ?? offset;
    } else break;
  }
  return Math.max(1, lines.linePos(offset).line);
}

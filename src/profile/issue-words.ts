import type { core } from 'zod';
import { showValue } from './fault.js';
import type { Words } from './syntax-words.js';

/** One thing the schema refused, with the path of what is meant (an unknown key is pointed at itself). */
export interface Finding extends Words {
  path: PropertyKey[];
}

type Issue = core.$ZodIssue;

/** What a zod issue says to an operator; unions are told by the branch that came furthest. */
export function describeIssue(issue: Issue, above: PropertyKey[] = []): Finding[] {
  const path = [...above, ...issue.path];
  const what = showKeys(path);
  if (issue.input === undefined && issue.code !== 'unrecognized_keys' && issue.code !== 'custom') {
    return [{ path, problem: `${what} is missing`, todo: `add ${showKeys(path.slice(-1))}` }];
  }
  if (issue.input === null) {
    return [{ path, problem: `${what} is empty`, todo: 'write a value after the colon, or remove the line' }];
  }
  if (issue.code === 'invalid_union') return furthestBranch(issue.errors, path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      problem: `${showKeys([...path, key])} is not known here`,
      todo: 'correct its spelling, move it to where it belongs, or remove it',
    }));
  }
  return [{ path, ...describeValue(issue, what) }];
}

function furthestBranch(branches: Issue[][], path: PropertyKey[]): Finding[] {
  const depth = (issues: Issue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));
  const furthest = branches.reduce(
    (best, next) => (depth(next) > depth(best) ? next : best),
    branches[0] ?? [],
  );
  return furthest.flatMap((issue) => describeIssue(issue, path));
}

const typeNames: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (lines that begin with "- ")',
  object: 'entries of the form "name: value"',
  record: 'entries of the form "name: value"',
};

function describeValue(issue: Issue, what: string): Words {
  const is = `${what} is ${showValue(issue.input)}`;
  switch (issue.code) {
    case 'invalid_type': {
      const expected = typeNames[issue.expected] ?? issue.expected;
      const isBare = issue.expected === 'string' && typeof issue.input !== 'object';
      return {
        problem: `${is}, which is not ${expected}`,
        todo: isBare ? `put it in quotes: "${String(issue.input)}"` : `write ${expected}`,
      };
    }
    case 'invalid_value':
      return { problem: is, todo: `write one of: ${issue.values.map(String).join(', ')}` };
    case 'too_big':
    case 'too_small':
      return describeSize(issue, what);
    case 'invalid_format':
      return {
        problem: is,
        todo: issue.format === 'date' ? 'write a date that exists as YYYY-MM-DD' : issue.message,
      };
    case 'invalid_key':
      return {
        problem: `the name ${showValue(issue.input)} is not right`,
        todo: issue.issues[0]?.message ?? 'correct it',
      };
    case 'custom':
      return { problem: `${what} is not right`, todo: issue.message };
    default:
      return { problem: is, todo: 'correct it; the README shows the form' };
  }
}

function describeSize(issue: core.$ZodIssueTooBig | core.$ZodIssueTooSmall, what: string): Words {
  const limit = issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`;
  const isTrimmed = typeof issue.input === 'string';
  if (issue.origin === 'string') {
    const length = isTrimmed ? (issue.input as string).length : 0;
    return { problem: `${what} has ${length} characters`, todo: `write ${limit} characters` };
  }
  if (issue.origin === 'array') {
    const length = Array.isArray(issue.input) ? issue.input.length : 0;
    return { problem: `${what} has ${length} entries`, todo: `write ${limit} entries` };
  }
  return { problem: `${what} is ${showValue(issue.input)}`, todo: `write a number of ${limit}` };
}

/** `questions, entry 3` or `box.south`; a file that is a list has no name of its own. */
function showKeys(path: PropertyKey[]): string {
  const shown = path.reduce<string>((before, key) => {
    if (typeof key === 'number') return before === '' ? `entry ${key + 1}` : `${before}, entry ${key + 1}`;
    const name = String(key).slice(0, 60);
    return before === '' ? name : /entry \d+$/.test(before) ? `${before}: ${name}` : `${before}.${name}`;
  }, '');
  return shown === '' ? 'the file' : shown;
}

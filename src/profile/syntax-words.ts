import type { ErrorCode } from 'yaml';

/** What a YAML error means for somebody who edits the file by hand. */
export interface Words {
  problem: string;
  todo: string;
}

const indentation: Words = {
  problem: 'the indentation is broken, or a bracket above is not closed',
  todo: 'line the entry up with its neighbours, with spaces only, and close every [ and {',
};
const tab: Words = { problem: 'a tab is used for indentation', todo: 'replace it by spaces' };
const unfinished: Words = {
  problem: 'a quote, bracket or colon is missing',
  todo: 'close what was opened on this line or above; put a text that holds ": " or " #" in quotes',
};
const colon: Words = {
  problem: 'a colon inside a text, or an entry that is not lined up with its neighbours',
  todo: 'put a text that holds ": " in quotes; line entries up with spaces',
};
/** The words for an alias that names nothing; the parser itself tells of it only by throwing. */
export const aliasWords: Words = {
  problem: 'an alias (*) or anchor (&) is not usable',
  todo: 'write the value out; put a text that begins with * or & in quotes',
};

/** The words for an entry that YAML takes for more of the text above it. */
export const gluedWords: Words = {
  problem:
    'an entry of the list stands farther right than its neighbours and is read as part of the one above',
  todo: 'line up the "-" with those above and below',
};
/** The words for a text that ends at " #" because the rest is a comment to YAML. */
export const commentWords: Words = {
  problem: 'what stands behind " #" is not read, it is a comment',
  todo: 'put the whole text in quotes; if it is a comment, put a space behind the #',
};

const words: Partial<Record<ErrorCode, Words>> = {
  ALIAS_PROPS: aliasWords,
  BAD_ALIAS: aliasWords,
  BAD_INDENT: indentation,
  BLOCK_AS_IMPLICIT_KEY: colon,
  BLOCK_IN_FLOW: unfinished,
  DUPLICATE_KEY: {
    problem: 'the same name stands twice in one entry',
    todo: 'keep one of the two and remove the other',
  },
  IMPOSSIBLE: indentation,
  MISSING_CHAR: unfinished,
  MULTILINE_IMPLICIT_KEY: colon,
  MULTIPLE_DOCS: {
    problem: 'a second document begins here (---)',
    todo: 'keep one document in a file; remove the line ---',
  },
  TAB_AS_INDENT: tab,
  TAG_RESOLVE_FAILED: { problem: 'a tag (!) is not known', todo: 'put a text that begins with ! in quotes' },
  UNEXPECTED_TOKEN: unfinished,
};

export function syntaxWords(code: ErrorCode): Words {
  return (
    words[code] ?? {
      problem: `the YAML cannot be read (${code})`,
      todo: 'compare with a neighbouring entry; put texts with special characters in quotes',
    }
  );
}

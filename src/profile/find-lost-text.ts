import { type Document, isScalar, visit } from 'yaml';
import { commentWords, gluedWords, type Words } from './syntax-words.js';

/** Where a file means something else than it looks like, without a fault of syntax. */
interface Lost {
  offset: number;
  words: Words;
}

/** An entry on a line of its own within a text without quotes. */
const GLUED = /\n *- /;
/** A comment has a space behind its #; a text like "tiang #3" has none. */
const CUT = / +(?=#[^\s#])/y;

/** Entries that YAML joins to the one above because they stand too far right, and texts that it cuts at " #". */
export function findLostText(document: Document.Parsed, text: string): Lost[] {
  const lost: Lost[] = [];
  visit(document, {
    Scalar: (_, node) => {
      if (!isScalar(node) || node.type !== 'PLAIN' || !node.range) return;
      const [start, end] = node.range;
      const glued = GLUED.exec(text.slice(start, end));
      if (glued) lost.push({ offset: start + glued.index + 1, words: gluedWords });
      CUT.lastIndex = end;
      if (CUT.test(text)) lost.push({ offset: end, words: commentWords });
    },
  });
  return lost;
}

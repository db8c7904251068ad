import type { Category, Intent } from '../profile/intents-schema.js';
import { type Border, type Clause, cutClauses } from './cut-clauses.js';
import { isOneMatter, OPENS_NOTHING, OPENS_WITH_VERB, SAYS_MORE } from './one-matter.js';
import type { Understanding } from './understanding.js';

/** One of several problems told in a message: its own words, and what is read in them. */
export interface Problem {
  text: string;
  read: Understanding;
}

/** More problems in one message are not parted: the rest stays with the last. */
export const MOST_PROBLEMS = 5;
/** From these confidences on a clause tells a problem: in the words of its category, at a place of its own or as the next of a list, and in a mere enumeration. */
const SURE = { named: 0.6, placed: 0.5, enumerated: 0.9 };
/** Clauses of an enumeration ("lampu mati sama sampah numpuk") are short. */
const MOST_ENUMERATED_WORDS = 9;
/** A clause that asks so surely tells nothing; one that greets or is nothing but an address neither. */
const SURE_QUESTION = 0.8;
const NO_REPORT: readonly Intent[] = ['social', 'unclear', 'status', 'officer'];

interface Told {
  clause: Clause;
  read: Understanding;
  topic?: Category;
}

/**
 * The problems of a message, in the order they were told; empty where it tells of one or of none (A20). A part counts only
 * when it says in its own words what is wrong; greetings, thanks, places, causes and consequences stay with their neighbour.
 * Parting what belongs together is worse than leaving two things in one report, so every doubt keeps it whole.
 */
export function splitProblems(text: string, understand: (text: string) => Understanding): Problem[] {
  const clauses = cutClauses(text);
  if (clauses.length < 2) return [];
  const parts: Told[][] = [];
  let carried: Border | undefined;
  for (const clause of clauses) {
    const told = read({ ...clause, border: carried ?? clause.border }, understand);
    // "satu lagi min, ...": what was announced comes after the address.
    carried = isAddress(told) && isListed(told.clause) ? told.clause.border : undefined;
    const open = parts.at(-1);
    if (open && !(opensPart(open, told) && parts.length < MOST_PROBLEMS)) open.push(told);
    else parts.push([told]);
  }
  if (parts.length < 2) return [];
  const problems = parts.map((part) => join(part, understand));
  const isEachSure = problems.every(({ read: { category } }, at) => {
    return category.sure && category.best.label === topicOf(parts[at]!);
  });
  return isEachSure ? problems : [];
}

function read(clause: Clause, understand: (text: string) => Understanding): Told {
  const read = understand(clause.text);
  const { category, named, intent, talk, place } = read;
  const { label, score } = category.best;
  const asks =
    clause.text.includes('?') || (intent.best.label === 'question' && intent.best.score >= SURE_QUESTION);
  const isWish = talk !== undefined || asks || NO_REPORT.includes(intent.best.label) || label === 'lainnya';
  const isHeld = place.kind === 'found' || isListed(clause) || SAYS_MORE.test(clause.text);
  const isSure =
    category.sure && ((named.includes(label) && score >= SURE.named) || (isHeld && score >= SURE.placed));
  const isProblem = !isWish && isSure && countWords(clause.text) >= 2;
  return { clause, read, ...(isProblem ? { topic: label } : {}) };
}

/** What a part is about: what its first telling clause says. */
const topicOf = (part: readonly Told[]) => part.find(({ topic }) => topic)?.topic;

/** Whether a clause begins another problem than the part before it tells. */
function opensPart(open: readonly Told[], told: Told): boolean {
  const { topic, clause } = told;
  const before = topicOf(open);
  if (!topic || !before || OPENS_NOTHING.test(clause.text)) return false;
  if (!isListed(clause) && OPENS_WITH_VERB.test(clause.text)) return false;
  const isElsewhere = hasOtherPlace(open, told);
  if (topic === before) return clause.border === 'number' && isElsewhere;
  if (isListed(clause) || isElsewhere) return true;
  return !isOneMatter(before, topic) && (SAYS_MORE.test(clause.text) || isEnumerated(open, told));
}

function isListed({ border }: Clause): boolean {
  return border === 'number' || border === 'more';
}

function isAddress({ clause, topic, read: { talk } }: Told): boolean {
  return !topic && (talk !== undefined || countWords(clause.text) <= 1);
}

/** "lampu jalan mati sama sampah numpuk": two short clauses, each plainly of its own category, linked by a word. */
function isEnumerated(open: readonly Told[], told: Told): boolean {
  if (told.clause.border !== 'link') return false;
  const last = open.findLast(({ topic }) => topic);
  return [last, told].every((one) => {
    const isShort = one && countWords(one.clause.text) <= MOST_ENUMERATED_WORDS;
    return isShort && one.read.category.best.score >= SURE.enumerated && one.read.named.includes(one.topic!);
  });
}

function hasOtherPlace(open: readonly Told[], { read: { place } }: Told): boolean {
  if (place.kind !== 'found') return false;
  const before = open.flatMap(({ read }) => (read.place.kind === 'found' ? [read.place.place.label] : []));
  return before.length > 0 && !before.includes(place.place.label);
}

function join(part: readonly Told[], understand: (text: string) => Understanding): Problem {
  const text = part.map(({ clause }) => clause.text).join(', ');
  return { text, read: understand(text) };
}

function countWords(text: string): number {
  return text.trim().split(/\s+/).length;
}

import type { Category, Intent } from '../../profile/intents-schema.js';
import type { Understanding } from '../understanding.js';
import { type Border, type Clause, cutClauses } from './cut-clauses.js';
import {
  blames,
  goesOn,
  isOneMatter,
  isPaired,
  leansBack,
  opensNext,
  SAYS_MORE,
  saysWrong,
  tellsOutcome,
} from './one-matter.js';

/** One of several problems told in a message: its own words, and what is read in them. */
export interface Problem {
  text: string;
  read: Understanding;
}

/** More problems in one message are not parted: the rest stays with the last. */
export const MOST_PROBLEMS = 5;
/**
 * How plainly a border alone parts. What is added: a word that adds ("juga"), another place, "terus" at the beginning of a
 * sentence, an enumeration. What is taken off: two sides of one problem, a clause that points back.
 */
const PARTS: Record<Border, number> = { number: 4, more: 4, next: 3, sentence: 2, link: 2, comma: 1 };
const ADDS = { more: 2, next: 1, place: 2, ownPlace: 1, enumerated: 3, sides: -2, leans: -2 };
/** Border and evidence together part from here on; a border below LEAST_PARTS never does. */
const ENOUGH = 5;
const LEAST_PARTS = 2;
/** From this confidence on a clause is plainly of its category. */
const PLAIN = 0.8;
/** A clause that says what is wrong tells a problem from here on, though its category has to be asked about. */
const LIKELY = { score: 0.45, gap: 0.2 };
/** An enumeration has so many different things, in clauses so short, and hardly anything else. */
const ENUMERATED = { things: 3, words: 8, share: 0.6 };
/** An aside between an announcement and what it announces is short. */
const MOST_ASIDE_WORDS = 4;
/** A clause that asks so surely tells nothing; one that greets or is nothing but an address neither. */
const SURE_QUESTION = 0.8;
const NO_REPORT: readonly Intent[] = ['social', 'unclear', 'status', 'officer'];
/** "laporan saya belum ditanggapi" says what is wrong, and yet is no new problem. */
const NEVER_REPORT: readonly Intent[] = ['status', 'officer'];
/** A place in the clause's own words, known to the city or not. */
const OWN_PLACE =
  /\b(?:jl|jln|jalan|gang|gg|rt|rw|desa|dusun|kampung|blok|simpang|perempatan|pertigaan|pasar|depan|dpn|dekat|belakang|di|ning|nang)\.?\s+[\p{L}\d]+(?:\s+[\p{L}\d]+)?/iu;

interface Told {
  clause: Clause;
  read: Understanding;
  topic?: Category;
  /** How plainly it tells a problem: 1 by its category, 2 by its phrase or by what is wrong, 3 by all of them. */
  evidence: number;
}

/**
 * The problems of a message, in the order they were told; empty where it tells of one or of none (A20). A part counts only
 * when it says in its own words what is wrong; greetings, thanks, places, causes and consequences stay with their neighbour.
 * Parting what belongs together is worse than leaving two things in one report, so every doubt keeps it whole.
 */
export function splitProblems(text: string, understand: (text: string) => Understanding): Problem[] {
  const clauses = cutClauses(text);
  if (clauses.length < 2) return [];
  const all = clauses.map((clause) => read(clause, understand));
  const listed = enumerates(all) ? part(all, true) : [];
  // What is called an enumeration has to come apart as one.
  const parts = listed.length >= ENUMERATED.things ? listed : part(all, false);
  if (parts.length < 2) return [];
  const problems = parts.map((one) => join(one, understand));
  const isEachTold = problems.every(({ read }, at) => {
    return isLikely(read, true) && read.category.best.label === topicOf(parts[at]!);
  });
  return isEachTold ? problems : [];
}

function part(all: readonly Told[], isEnumeration: boolean): Told[][] {
  const parts: Told[][] = [];
  // "satu lagi min, ...", "di tempat lain, di Jl. Mangga, ...": what was announced comes after the address or the place.
  let announced: Told[] = [];
  for (const one of all) {
    const border = announced[0]?.clause.border ?? one.clause.border;
    const told = { ...one, clause: { ...one.clause, border } };
    if (isListed(told.clause) && isAside(told)) {
      announced.push(told);
      continue;
    }
    const open = parts.at(-1);
    const isNew = !open || (opensPart(open, told, isEnumeration) && parts.length < MOST_PROBLEMS);
    if (isNew) parts.push([...announced, told]);
    else open.push(...announced, told);
    announced = [];
  }
  parts.at(-1)?.push(...announced);
  return parts;
}

function read(clause: Clause, understand: (text: string) => Understanding): Told {
  const read = understand(clause.text);
  const { category, named, intent, talk } = read;
  const { label, score } = category.best;
  const isWrong = saysWrong(clause.text);
  const isNamed = named.includes(label);
  const asks =
    clause.text.includes('?') || (intent.best.label === 'question' && intent.best.score >= SURE_QUESTION);
  const isNoReport = asks || NO_REPORT.includes(intent.best.label);
  const isNextTold = isNext(clause);
  const isWish =
    (intent.sure && NEVER_REPORT.includes(intent.best.label)) ||
    (talk !== undefined && !(isWrong && isNamed)) ||
    (isNoReport && !isWrong && !(isNamed && isNextTold)) ||
    (!isWrong && ((!isNamed && !isListed(clause) && !isNextTold) || goesOn(clause.text, true)));
  const isMeant = label !== 'lainnya' || isNamed;
  const isProblem = !isWish && isMeant && isLikely(read, isWrong || isNamed) && countWords(clause.text) >= 2;
  const isPlain = category.sure && score >= PLAIN;
  const evidence = 1 + (isPlain ? Number(isWrong) + Number(isNamed) : 0);
  return { clause, read, evidence: isProblem ? evidence : 0, ...(isProblem ? { topic: label } : {}) };
}

/** Sure of its category, or likely where it says what is wrong: then the bot asks about the category. */
function isLikely({ category: { sure, best, second } }: Understanding, isTold: boolean): boolean {
  const gap = best.score - (second?.score ?? 0);
  return sure || (isTold && best.score >= LIKELY.score && gap >= LIKELY.gap);
}

/** What a part is about: what its first telling clause says. */
const topicOf = (part: readonly Told[]) => part.find(({ topic }) => topic)?.topic;

/** "jalan bolong, lampu mati, got mampet": at least three short clauses, nearly all plainly of another category. */
function enumerates(all: readonly Told[]): boolean {
  if (all.some(({ clause }) => tellsOutcome(clause.text))) return false;
  const telling = all.filter(({ clause, evidence }) => {
    return evidence >= 1 && countWords(clause.text) <= ENUMERATED.words && !goesOn(clause.text);
  });
  const things = new Set(telling.map(({ topic }) => topic));
  const said = all.filter(({ topic, read: { intent } }) => topic || !NO_REPORT.includes(intent.best.label));
  return things.size >= ENUMERATED.things && telling.length >= said.length * ENUMERATED.share;
}

/** Whether a clause begins another problem than the part before it tells: border and evidence are enough together. */
function opensPart(open: readonly Told[], told: Told, isEnumeration: boolean): boolean {
  const { topic, clause, evidence } = told;
  const before = topicOf(open);
  if (!topic || !before) return false;
  const isNextTold = isNext(clause);
  if (goesOn(clause.text, isNextTold || isListed(clause)) || blames(clause.text)) return false;
  const isElsewhere = hasOtherPlace(open, told);
  if (topic === before) return clause.border === 'number' && isElsewhere;
  const least = Math.min(evidence, Math.max(...open.map((one) => one.evidence)));
  let parts = PARTS[clause.border];
  if (isListed(clause)) return parts + least >= ENOUGH;
  const isOutcome = clause.border !== 'sentence' && tellsOutcome(open.at(-1)?.clause.text ?? '');
  const isPair = clause.border === 'link' && isPaired(open.at(-1)?.clause.text ?? '', clause.text);
  if (SAYS_MORE.test(clause.text)) parts += ADDS.more;
  else if (isOutcome || (leansBack(clause.text) && !isPair)) parts += ADDS.leans;
  if (isNextTold) parts += ADDS.next;
  if (isElsewhere) parts += ADDS.place;
  else if (hasOwnPlace(open, told)) parts += ADDS.ownPlace;
  if (isEnumeration) parts += ADDS.enumerated;
  const isCertain = isElsewhere || isEnumeration;
  if (isOneMatter(before, topic) && !isCertain) parts += ADDS.sides;
  return parts >= LEAST_PARTS && parts + least >= ENOUGH;
}

function isListed({ border }: Clause): boolean {
  return border === 'number' || border === 'more';
}

/** A sentence that begins with "terus", "oh iya". */
function isNext({ border, text }: Clause): boolean {
  return border === 'sentence' && opensNext(text);
}

/** A few words that tell nothing: an address, a greeting, a place. */
function isAside({ clause, topic }: Told): boolean {
  return !topic && countWords(clause.text) <= MOST_ASIDE_WORDS;
}

/** Both sides say where, in other words. */
function hasOwnPlace(open: readonly Told[], { clause }: Told): boolean {
  const here = OWN_PLACE.exec(clause.text)?.[0].toLowerCase();
  const there = open.flatMap(({ clause: { text } }) => OWN_PLACE.exec(text)?.[0].toLowerCase() ?? []);
  return here !== undefined && there.length > 0 && !there.includes(here);
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

import { type Draft, keepFiles } from '../report/draft.js';
import { isOneMatter, leansBack } from '../understanding/problems/one-matter.js';
import { MOST_PROBLEMS } from '../understanding/problems/split-problems.js';
import { awaitingCodes, type Decision, type Knowledge, speak, type Turn } from './decision.js';
import { askNext, tellMore } from './draft/decide-draft.js';
import { addReport, beginTold, draftsIn, turnTo } from './draft/decide-several.js';
import { ABOUT_SEVERAL, answered } from './talk.js';
import { saysMore } from './ticket/decide-ticket.js';
import { namedReports } from './ticket/named-report.js';
import { withWords } from './with-words.js';

/**
 * Who does not want to live on is listened to: the warm words alone, no form, no list, and whatever was open stays open.
 * Undefined where a matter of the city is told as well.
 */
function decideCrisis({ read, talk }: Turn): Decision | undefined {
  return read.dangerKind === 'self' && !isMatterToo(read) ? speak(talk) : undefined;
}

/** The turn as it is decided: who is tired of life because of the road has a road to report, and no urgent one. */
export function besidesCrisis(turn: Turn): Turn {
  const isBoth = turn.read.dangerKind === 'self' && isMatterToo(turn.read);
  return isBoth ? { ...turn, read: { ...turn.read, danger: false, dangerKind: undefined } } : turn;
}

function isMatterToo({ category, named, intent }: Turn['read']): boolean {
  const isNamed = category.sure && named.includes(category.best.label);
  return isNamed && intent.sure && intent.best.label === 'report';
}

/**
 * Danger to people whatever is open: it is no reason, no place, no number of a pole and no answer to an officer about
 * something else. More of the open report where it belongs to that, else a report of its own beside it.
 */
export function decideDanger(turn: Turn, know: Knowledge): Decision | undefined {
  const { read, talk, facts } = turn;
  const { asked, draft } = talk;
  const crisis = decideCrisis(turn);
  if (crisis || !read.danger || facts.replyCode) return crisis;
  if (asked && 'code' in asked) return decideBesideTicket(turn, know);
  if (draft) return tellDanger(withKept(turn, know), know, draft);
  if (asked) return beginTold(freed(withKept(turn, know)), know);
  return isOfTicket(turn) ? undefined : beginTold(freed(turn), know);
}

/** Signs that a reason tells of what was reported before: "masih", "lagi". */
const STILL = /\b(lagi|masih|belum|malah|sekarang)\b/;

/** While a reason or a comment is asked: a ticket is not withdrawn because the neighbour's house burns. */
function decideBesideTicket(turn: Turn, know: Knowledge): Decision | undefined {
  const { asked, draft } = turn.talk;
  if (!asked || !('code' in asked) || asked.kind === 'close-photo') return undefined;
  const { normalised } = turn.read;
  const isReason = asked.kind === 'reopen-reason' && (pointsBack(turn) || STILL.test(normalised));
  if (isReason) return undefined;
  const open = freed(turn);
  const begun = (draft && tellDanger(open, know, draft)) ?? beginTold(open, know);
  if (asked.kind !== 'withdraw-reason') return begun;
  const kept = { text: turn.say('danger.not-withdrawn', { code: asked.code }) };
  return { ...begun, says: [kept, ...begun.says] };
}

/** Nothing is open, but a ticket is: its officer waits for these words, or they say themselves that they belong to it. */
function isOfTicket(turn: Turn): boolean {
  const { ownOpen } = turn.facts;
  const awaiting = awaitingCodes(turn.facts);
  const waiting = ownOpen.filter(({ code }) => awaiting.includes(code));
  const just = ownOpen.filter(({ code }) => code === turn.talk.recent?.code);
  return saysMore(turn) || [...waiting, ...just].some(({ category }) => isSameMatter(turn, { category }));
}

function tellDanger(turn: Turn, know: Knowledge, draft: Draft): Decision | undefined {
  const { inbound, talk } = turn;
  const drafts = draftsIn(turn);
  const isList = talk.asked !== undefined && ABOUT_SEVERAL.includes(talk.asked.kind);
  // "Nomor 2, ada yang kesetrum": the number says which one is meant.
  if (isList && namedReports(inbound.text, drafts, know).length > 0) return undefined;
  const told = [draft, ...drafts].find((one) => isSameMatter(turn, one));
  if (!told && drafts.length < MOST_PROBLEMS) return ownReport(turn, know);
  return addDanger(turn, know, told ?? draft);
}

/** A report of its own beside those that wait; it is said so, because the next question may be about another one. */
function ownReport(turn: Turn, know: Knowledge): Decision {
  const decided = addReport(turn, know);
  return { ...decided, says: [{ text: turn.say('danger.own-report') }, ...decided.says] };
}

/** The words belong to this draft: its urgency, its text and, where they name one, its place. */
function addDanger(turn: Turn, know: Knowledge, draft: Draft): Decision {
  const kind = turn.talk.asked?.kind;
  if (kind === 'change-text') {
    const rewritten = { ...draft, text: turn.inbound.text.trim(), urgent: true };
    return askNext(turn, know, keepFiles(rewritten, turn.attachments), [], 'text');
  }
  const { place: _before, ...open } = draft;
  const isMoved = kind === 'change-place' && turn.read.place.kind === 'found';
  const isSeen = kind === 'extra' || kind === 'add-or-new' || kind?.startsWith('change-');
  const target = draftsIn(turn).length > 1 ? turnTo(turn, draft) : turn;
  const asked = isSeen ? { asked: { kind: 'confirm' as const } } : {};
  const words = { ...target, talk: { ...target.talk, ...asked } };
  return tellMore(words, know, isMoved ? open : draft, turn.inbound.text);
}

/** Whether danger belongs to what a report or a ticket tells: its category is likely, or the words point back to it. */
function isSameMatter(turn: Turn, draft: Partial<Draft>): boolean {
  const { category, text, urgent, class: kind } = draft;
  if (!category || text === '' || kind === 'permintaan_informasi') return true;
  const { place, category: read } = turn.read;
  const isElsewhere = place.kind === 'found' && draft.place && place.place.label !== draft.place.label;
  if (isElsewhere) return read.sure && read.best.label === category;
  const isLikely = read.top.some(({ label }) => label === category) || isOneMatter(category, read.best.label);
  return isLikely || urgent || pointsBack(turn);
}

/** "tiangnya roboh", "jalan itu": the thing is known already. */
function pointsBack({ inbound, read }: Turn): boolean {
  return leansBack(inbound.text) || /\b(itu|tersebut|tadi)\b/.test(read.normalised);
}

/** Words that were kept until it is said where they belong come along. */
function withKept(turn: Turn, know: Knowledge): Turn {
  const { asked } = turn.talk;
  const isKept =
    asked?.kind === 'which-part' || asked?.kind === 'add-or-new' || asked?.kind === 'which-ticket';
  if (!isKept) return turn;
  const text = [asked.text, turn.inbound.text.trim()].filter(Boolean).join('\n');
  const kept = withWords(turn, text, [...asked.attachments, ...turn.attachments], know);
  return { ...kept, read: { ...kept.read, danger: true } };
}

function freed(turn: Turn): Turn {
  return { ...turn, talk: answered(turn.talk) };
}

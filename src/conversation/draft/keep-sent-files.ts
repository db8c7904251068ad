import { type Attachment, type Draft, keepFiles, newDraft } from '../../report/draft.js';
import { decideTalk } from '../decide-talk.js';
import { awaitingCodes, type Decision, type Effect, type Knowledge, type Turn } from '../decision.js';
import { decideAddition } from '../ticket/decide-ticket.js';
import { beginDraft } from './decide-draft.js';

/** Talk that below a photo is no wish of its own: the photo is what matters. */
const SAYS_LITTLE = [
  ...['greeting', 'thanks', 'goodbye', 'wait', 'yes', 'no', 'skip', 'send', 'report-start', 'help'],
  ...['change', 'restart', 'status', 'my-reports'],
];

/** Talk with or without files ("kirim" below a photo): files go into the open report before anything is answered. */
export function decideTalkAndFiles(turn: Turn, know: Knowledge): Decision | undefined {
  const { attachments, talk, read } = turn;
  if (attachments.length === 0) return decideTalk(turn, know);
  const { draft } = talk;
  if (draft) {
    const told = keepFiles(draft, attachments);
    const decided = decideTalk({ ...turn, attachments: [], talk: { ...talk, draft: told } }, know);
    const isGone = decided && !decided.talk.draft && decided.effects.length === 0;
    return decided && !isGone ? { ...decided, says: [filesKept(turn, told), ...decided.says] } : decided;
  }
  if (read.talk === undefined || !SAYS_LITTLE.includes(read.talk)) return decideTalk(turn, know);
  if (isForTicket(turn)) return undefined;
  const silent = { ...turn, inbound: { ...turn.inbound, text: '' }, read: know.understand('') };
  return decideAddition(silent, know) ?? beginDraft(silent, know);
}

/** A ticket is being talked about: the guards behind decide with words and files together. */
function isForTicket({ talk, facts, read }: Turn): boolean {
  const isAsked = talk.asked !== undefined && ('code' in talk.asked || talk.asked.kind === 'which-ticket');
  return isAsked || Boolean(facts.replyCode) || Boolean(read.code) || awaitingCodes(facts).length > 0;
}

/** The decision with every file of the message kept: of what is left over, in the ticket named, the open report or a new one. */
export function withFilesKept(turn: Turn, decision: Decision): Decision {
  const { attachments, facts, read, person } = turn;
  if (attachments.length === 0 || isDropped(turn, decision)) return decision;
  // What the staff send belongs to their commands.
  if (person.kind === 'staff' && !decision.talk.draft) return decision;
  const known = new Set(keptIn(decision));
  const left = attachments.filter(({ id }) => !known.has(id));
  // A report that is full takes no more.
  if (left.length < attachments.length || left.length === 0) return decision;
  const { talk, says, effects } = decision;
  const named = read.code?.kind === 'code' ? read.code.code : facts.replyCode;
  if (facts.ownOpen.some(({ code }) => code === named))
    return { ...decision, effects: [...effects, addFiles(named!, turn)] };
  if (talk.draft) {
    const draft = keepFiles(talk.draft, left);
    return { ...decision, talk: { ...talk, draft }, says: [filesKept(turn, draft), ...says] };
  }
  const kept = keepAside(turn, decision, left);
  return { ...kept, says: [...says, { text: turn.say('report.files-aside') }] };
}

/** The talk with files for which there is no report yet: one begins with them, the matter may follow or not. */
export function keepAside(
  turn: Turn,
  { talk, ...decision }: Decision,
  files: readonly Attachment[],
): Decision {
  const draft = keepFiles(talk.draft ?? newDraft(turn.id, turn.now), files);
  return { ...decision, talk: { ...talk, draft, asked: talk.asked ?? { kind: 'text' } } };
}

/** The report was cancelled with these words, and its files with it. */
function isDropped({ talk, read }: Turn, decision: Decision): boolean {
  const isCancel = read.talk === 'cancel' || read.talk === 'withdraw';
  return isCancel && talk.draft !== undefined && !decision.talk.draft;
}

function addFiles(code: string, { facts, attachments }: Turn): Effect {
  const step = awaitingCodes(facts).includes(code) ? 'answer' : 'add';
  return { kind: 'citizen-step', code, step, text: '', attachments };
}

function filesKept({ say }: Turn, { attachments }: Draft) {
  return { text: say('report.files-kept', { count: attachments.length }) };
}

function keptIn({ talk: { draft, later = [], asked }, effects }: Decision): string[] {
  const files: Attachment[] = [
    ...[...(draft ? [draft] : []), ...later].flatMap(({ attachments }) => attachments),
    ...(asked && 'attachments' in asked ? asked.attachments : []),
    ...effects.flatMap(filesOf),
  ];
  return files.map(({ id }) => id);
}

function filesOf(effect: Effect): Attachment[] {
  if (effect.kind === 'open-ticket') return effect.draft.attachments;
  return 'attachments' in effect ? (effect.attachments ?? []) : [];
}

import { askNext, cancelDraft } from './decide-draft.js';
import { decideDraftChoice } from './decide-draft-choice.js';
import { showGroups } from './decide-question.js';
import {
  agree,
  askLanguage,
  beginReport,
  callHuman,
  deny,
  greet,
  sayBack,
  sayGoodbye,
  showHelp,
  skip,
  thank,
  wishToAsk,
} from './decide-small-talk.js';
import { decideNotFixed, decideStatus, decideWithdraw } from './decide-ticket.js';
import { awaitingCodes, type Decision, type Knowledge, type Turn } from './decision.js';

type Reply = (turn: Turn, know: Knowledge) => Decision | undefined;

/** What each talk intent (intents/talk) leads to; undefined leaves the message to the next guard. */
const replies: Record<string, Reply> = {
  greeting: (turn, know) => (isFree(turn) ? greet(turn, know) : undefined),
  thanks: (turn, know) => (isFree(turn) ? thank(turn, know) : undefined),
  goodbye: (turn, know) => (isFree(turn) ? sayGoodbye(turn, know) : undefined),
  help: showHelp,
  menu: showGroups,
  language: askLanguage,
  status: decideStatus,
  'my-reports': (turn) => decideStatus({ ...turn, read: { ...turn.read, code: undefined } }),
  cancel: (turn, know) => cancel(turn, know),
  withdraw: (turn, know) => withdraw(turn, know),
  human: callHuman,
  'report-start': beginReport,
  'question-start': wishToAsk,
  'not-fixed': (turn, know) => (isFree(turn) && !isAwaited(turn) ? decideNotFixed(turn, know) : undefined),
  send: (turn, know) => press(turn, know, 'send') ?? beginReport(turn, know),
  yes: (turn, know) => (isFree(turn) && !isAwaited(turn) ? agree(turn, know) : undefined),
  no: (turn, know) => (isFree(turn) && !isAwaited(turn) ? deny(turn, know) : undefined),
  skip: (turn, know) => (isFree(turn) && !isAwaited(turn) ? skip(turn, know) : undefined),
  change: (turn, know) => change(turn, know),
};

/** Decides a message that is clearly one of the talk intents, or names a ticket by its code and nothing else. */
export function decideTalk(turn: Turn, know: Knowledge): Decision | undefined {
  const { talk, code, intent } = turn.read;
  const reply = talk === undefined ? undefined : replies[talk];
  const decided = reply?.(turn, know);
  if (decided) return decided;
  const asksReason = turn.talk.asked && 'code' in turn.talk.asked;
  const isOnlyCode = code && turn.inbound.text.trim().split(/\s+/).length <= 3;
  if (isOnlyCode || (code && !asksReason && intent.best.label === 'status')) return decideStatus(turn);
  return undefined;
}

/** No file or place came along, and no reason is asked: "masih mati" may be one. */
function isFree({ talk, attachments, inbound }: Turn): boolean {
  const asksWhy = talk.asked?.kind === 'withdraw-reason' || talk.asked?.kind === 'reopen-reason';
  return attachments.length === 0 && !inbound.location && !asksWhy;
}

/** An officer waits for an answer, and nothing else is being talked about: "ya" and "masih mati" are meant for the officer. */
function isAwaited({ talk, facts }: Turn): boolean {
  return !talk.draft && awaitingCodes(facts).length > 0;
}

/** "Batal": the open draft; without one, the open question; without that, it may mean a ticket. */
function cancel(turn: Turn, know: Knowledge): Decision {
  if (turn.read.code) return decideWithdraw(turn, know);
  if (!turn.talk.draft && turn.talk.asked) return sayBack(turn, know);
  return cancelDraft(turn);
}

function withdraw(turn: Turn, know: Knowledge): Decision {
  const isDraftMeant = turn.talk.draft && !turn.read.code;
  return isDraftMeant ? cancelDraft(turn) : decideWithdraw(turn, know);
}

/** "Kirim" typed where the newest buttons are no longer the summary's. */
function press(turn: Turn, know: Knowledge, verb: string): Decision | undefined {
  const { draft } = turn.talk;
  return draft ? decideDraftChoice(turn, know, `${verb}.${draft.tag}`) : undefined;
}

/** Words that name the part of a draft to change. */
const PARTS: [verb: string, words: RegExp][] = [
  ['place', /\b(lokasi|tempat|alamat|posisi|patokan|place|location)\b/],
  ['category', /\b(kategori|jenis|category)\b/],
  ['text', /\b(isi|teks|cerita|tulisan|kata|keterangan|text)\b/],
];

function change(turn: Turn, know: Knowledge): Decision | undefined {
  const { draft } = turn.talk;
  if (!draft) return undefined;
  const part = PARTS.find(([, words]) => words.test(turn.read.normalised));
  return part ? press(turn, know, part[0]) : askNext(turn, know, draft);
}

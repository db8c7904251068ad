import { asksToHide } from '../report/asks-to-hide.js';
import type { Draft } from '../report/draft.js';
import { chooseLanguage } from './choose-language.js';
import { showGroups } from './decide-question.js';
import {
  agree,
  beginReport,
  callHuman,
  deny,
  greet,
  keepDraft,
  sayBack,
  sayGoodbye,
  showHelp,
  skip,
  thank,
  wishToAsk,
} from './decide-small-talk.js';
import { awaitingCodes, type Decision, type Knowledge, speak, type Turn } from './decision.js';
import { correctDraft } from './draft/correct-draft.js';
import { decideDraftChoice } from './draft/decide-draft-choice.js';
import { cancelTold } from './draft/decide-several.js';
import { namedPart } from './draft/named-part.js';
import { askRestart } from './draft/restart-draft.js';
import { unsentOnly } from './draft/unsent-only.js';
import { ABOUT_SEVERAL } from './talk.js';
import { decideNotFixed, decideStatus, decideWithdraw, offerWithdraw } from './ticket/decide-ticket.js';

type Reply = (turn: Turn, know: Knowledge) => Decision | undefined;

/** What each talk intent (intents/talk) leads to; undefined leaves the message to the next guard. */
const replies: Record<string, Reply> = {
  greeting: (turn, know) => (isFree(turn) ? greet(turn, know) : undefined),
  thanks: (turn, know) => (isFree(turn) ? thank(turn, know) : undefined),
  goodbye: (turn, know) => (isFree(turn) ? sayGoodbye(turn, know) : undefined),
  help: showHelp,
  menu: showGroups,
  language: (turn, know) => chooseLanguage(turn, know, turn.inbound.text),
  status: (turn, know) => unsentOnly(turn, know) ?? decideStatus(turn),
  'my-reports': (turn, know) =>
    unsentOnly(turn, know) ?? decideStatus({ ...turn, read: { ...turn.read, code: undefined } }),
  wait,
  restart: (turn, know) => askRestart(turn, know),
  cancel: (turn, know) => cancel(turn, know),
  withdraw: (turn, know) => withdraw(turn, know),
  human: callHuman,
  'report-start': beginReport,
  'question-start': wishToAsk,
  'not-fixed': (turn, know) => (mayReopen(turn) ? decideNotFixed(turn, know) : undefined),
  send,
  yes: (turn, know) => (isFree(turn) && !isAwaited(turn) ? agree(turn, know) : undefined),
  no: (turn, know) => (isFree(turn) && !isAwaited(turn) ? deny(turn, know) : undefined),
  skip: (turn, know) => (isFree(turn) && !isAwaited(turn) ? skip(turn, know) : undefined),
  change: (turn, know) => change(turn, know),
};

/** Decides a message that is clearly one of the talk intents, or names a ticket by its code and nothing else. */
export function decideTalk(turn: Turn, know: Knowledge): Decision | undefined {
  const { talk, code, intent } = turn.read;
  const reply = talk === undefined ? undefined : replies[talk];
  const decided = reply?.(turn, know) ?? hide(turn, know);
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

/** Words on a ticket already closed, with or without a photo. */
function mayReopen(turn: Turn): boolean {
  return isFree({ ...turn, attachments: [] }) && !turn.talk.draft && !isAwaited(turn);
}

/** An officer waits for an answer, and nothing else is being talked about: "ya" and "masih mati" are meant for the officer. */
function isAwaited({ talk, facts }: Turn): boolean {
  return !talk.draft && awaitingCodes(facts).length > 0;
}

/** "Nanti dulu": the report stays as it is, and it is told how to go on. To "why?" it is no reason. */
function wait(turn: Turn, know: Knowledge): Decision | undefined {
  const { asked, draft } = turn.talk;
  if (asked?.kind === 'withdraw-reason' || asked?.kind === 'reopen-reason')
    return turn.attachments.length === 0 ? sayBack(turn, know) : undefined;
  if (!isFree(turn)) return undefined;
  if (!draft) return keepDraft(turn, know, { text: turn.say('talk.wait') });
  return speak(turn.talk, { text: turn.say('talk.wait-in-draft') });
}

/** "Batal": the open draft; without one, the open question; without that, it may mean a ticket. */
function cancel(turn: Turn, know: Knowledge): Decision {
  if (turn.read.code) return decideWithdraw(turn, know);
  if (!turn.talk.draft && turn.talk.asked) return sayBack(turn, know);
  if (!turn.talk.draft && turn.facts.ownOpen.length > 0) return offerWithdraw(turn, know);
  return cancelTold(turn);
}

function withdraw(turn: Turn, know: Knowledge): Decision {
  const isDraftMeant = turn.talk.draft && !turn.read.code;
  return isDraftMeant ? cancelTold(turn) : decideWithdraw(turn, know);
}

/** A longer sentence may be part of the story. */
const MOST_HIDE_WORDS = 6;
const MOST_SEND_WORDS = 12;

/** "Kirim" typed where the newest buttons are no longer the summary's. */
function send(turn: Turn, know: Knowledge): Decision {
  const { draft } = turn.talk;
  return draft ? press(turn, know, 'send', draft) : beginReport(turn, know);
}

/** "Ya kirim, sama tolong rahasiakan nama saya". */
const SENDS = /^(?:ya |iya |oke |ok |baik |sudah |tolong |langsung )*(?:di)?kirim(?:kan)?\b/;

/** "Rahasiakan nama saya ya" while a report is open, also where no button offers it, and together with "kirim". */
function hide(turn: Turn, know: Knowledge): Decision | undefined {
  const { draft } = turn.talk;
  const { normalised } = turn.read;
  if (!draft?.text || !isFree(turn) || !asksToHide(normalised)) return undefined;
  const words = turn.inbound.text.trim().split(/\s+/).length;
  if (words <= MOST_SEND_WORDS && SENDS.test(normalised)) return press(turn, know, 'send', draft);
  return words <= MOST_HIDE_WORDS ? press(turn, know, 'hide', draft) : undefined;
}

function press(turn: Turn, know: Knowledge, verb: string, { tag }: Draft): Decision {
  return decideDraftChoice(turn, know, `${verb}.${tag}`);
}

function change(turn: Turn, know: Knowledge): Decision | undefined {
  const { draft, asked } = turn.talk;
  // Of several it depends on the number that is named, or has to be asked.
  if (!draft || (asked && ABOUT_SEVERAL.includes(asked.kind))) return undefined;
  const corrected = correctDraft(turn, know, draft);
  if (corrected) return corrected;
  const part = namedPart(turn.read.normalised);
  return part ? press(turn, know, part, draft) : deny(turn, know);
}

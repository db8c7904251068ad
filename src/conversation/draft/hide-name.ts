import { asksToHide } from '../../report/asks-to-hide.js';
import { type Draft, keepFiles, newDraft } from '../../report/draft.js';
import type { Decision, Effect, Knowledge, Turn } from '../decision.js';
import { forget, type Talk } from '../talk.js';
import { namedReports } from '../ticket/named-report.js';
import { askNext } from './decide-draft.js';

/** A question whether the name may be hidden is answered; it is no wish yet. */
const ASKS = /\?|\b(apakah|bisa|bisakah|boleh|bolehkah|bagaimana|cara|caranya|beda|kenapa|mengapa)\b/;
/** A wish in more words than this tells something. */
const MOST_WISH_WORDS = 9;
const REPORTS = /\b(lapor|melapor|melaporkan|laporan|mengadu|ngadu|aduan|pengaduan)\b/;

/** The decision about a message that may ask for the name to be kept back: that holds from the first word on, and is confirmed. */
export function decideHiding(
  told: Turn,
  know: Knowledge,
  decide: (turn: Turn, know: Knowledge) => Decision,
): Decision {
  const { read, inbound, person, say } = told;
  const isWish = asksToHide(read.normalised) && !ASKS.test(`${read.normalised} ${inbound.text}`);
  if (!isWish || inbound.choiceId || (person.kind === 'staff' && !told.talk.draft)) return decide(told, know);
  const turn = { ...told, talk: hiddenIn(told, know) };
  const decision = isOnlyWish(turn) ? beginHidden(turn, know) : decide(turn, know);
  const isHidden = decision.talk.draft?.hidden === 'anonymous' || decision.effects.some(sendsHidden);
  const line = say('report.line-hidden');
  if (!isHidden || decision.says.some(({ text }) => text.includes(line))) return decision;
  return { ...decision, says: [{ text: line }, ...decision.says] };
}

/** The talk with its reports hidden: all of them, unless one is named by its number. */
function hiddenIn({ talk, inbound }: Turn, know: Knowledge): Talk {
  const { draft, later } = talk;
  if (!draft || (later && namedReports(inbound.text, [draft, ...later], know).length > 0)) return talk;
  return { ...talk, draft: hide(draft), ...(later ? { later: later.map(hide) } : {}) };
}

function hide(draft: Draft): Draft {
  return { ...draft, hidden: 'anonymous' };
}

/** "Mau lapor tapi jangan sebut nama saya": the matter follows. */
function isOnlyWish({ talk, read, inbound, facts }: Turn): boolean {
  const { intent, category, place } = read;
  const isShort = inbound.text.trim().split(/\s+/).length <= MOST_WISH_WORDS;
  const isMatter =
    intent.sure && intent.best.label === 'report' && category.sure && category.best.label !== 'lainnya';
  const isBusy = talk.draft !== undefined || (talk.asked !== undefined && talk.asked.kind !== 'question');
  if (!isShort || isMatter || isBusy || place.kind !== 'none' || read.code || facts.replyCode) return false;
  return REPORTS.test(read.normalised) || facts.ownOpen.length === 0;
}

function beginHidden(turn: Turn, know: Knowledge): Decision {
  const draft = keepFiles(hide(newDraft(turn.id, turn.now)), turn.attachments);
  return askNext({ ...turn, talk: forget(turn.talk) }, know, draft);
}

function sendsHidden(effect: Effect): boolean {
  return effect.kind === 'open-ticket' && effect.draft.hidden === 'anonymous';
}

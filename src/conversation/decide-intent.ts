import { wordSet } from '../understanding/words/word-set.js';
import { decideQuestion } from './decide-question.js';
import { beginSuggestion, callHuman, notUnderstood, takePraise } from './decide-small-talk.js';
import type { Decision, Knowledge, Turn } from './decision.js';
import { beginAt, beginDraft } from './draft/decide-draft.js';
import { decideStatus } from './ticket/decide-ticket.js';

/** Nothing else decided: what the message seems to want, acted on only where that is sure (B3). */
export function decideIntent(turn: Turn, know: Knowledge): Decision {
  const { read, inbound, attachments } = turn;
  if (!inbound.text.trim() && (inbound.location || attachments.length > 0)) return beginDraft(turn, know);
  const { intent } = read;
  if (read.danger) return beginDraft(turn, know);
  const { place } = read;
  if (place.kind === 'found' && isAddressOnly(read.normalised, place.place.label)) {
    return beginAt(turn, know, place.place);
  }
  if (!intent.sure) return decideUnsure(turn, know);
  switch (intent.best.label) {
    case 'report':
      return beginDraft(turn, know);
    case 'question':
      return decideQuestion(turn, know);
    case 'status':
      return decideStatus(turn);
    case 'suggestion':
      return beginSuggestion(turn, know);
    case 'officer':
      return callHuman(turn, know);
    case 'social':
      return takePraise(turn, know);
    default:
      return notUnderstood(turn, know);
  }
}

/** Words around the name of a place, and those by which it is only said that something is wrong there. */
const ADDRESS_WORDS = wordSet(
  `di jalan gang nomor rt rw kelurahan kecamatan depan belakang samping sebelah seberang dekat sekitar daerah wilayah ada masalah
  kendala problem keluhan laporan lapor melapor melaporkan mau ingin saya nih ini min admin bapak ibu`,
);

/** Nothing but an address, or "ada masalah di Mawar", is the beginning of a report, as a pin is. */
function isAddressOnly(normalised: string, label: string): boolean {
  const known = new Set(label.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  return normalised.split(/[^\p{L}\p{N}]+/u).every((word) => known.has(word) || ADDRESS_WORDS.has(word));
}

/** The intent is not sure: an approved answer that fits clearly, a category that is sure, else the bot asks. */
function decideUnsure(turn: Turn, know: Knowledge): Decision {
  const found = know.findAnswer(turn.inbound.text, know.today(turn.now));
  const { intent, category, place } = turn.read;
  if (found.kind === 'answer' && intent.best.label !== 'report') return decideQuestion(turn, know);
  const leansToReport = intent.best.label === 'report' || place.kind !== 'none';
  if (category.sure && leansToReport) return beginDraft(turn, know);
  if (turn.attachments.length > 0) return beginDraft(turn, know);
  return notUnderstood(turn, know);
}

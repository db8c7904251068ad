import { saysWrong } from '../../understanding/problems/one-matter.js';
import { awaitingCodes, type Decision, type Knowledge, perform, type Turn } from '../decision.js';
import { answered } from '../talk.js';
import { decideNotFixed } from './decide-ticket.js';

/** Longer messages tell a story. */
const MOST_WORDS = 10;
/** How somebody found a result, at the beginning: "lumayan, tapi lama", "hasilnya biasa saja". */
const OPINION =
  /^(?:(?:ya|iya|oke|ok|hasilnya|kerjanya|pekerjaannya|pelayanannya|penanganannya|petugasnya|menurut saya|agak|sangat)\s+)*(?:lumayan|cukup|biasa|standar|sedang|memuaskan|puas|bagus|baik|rapi|cepat|lama|lambat|lelet|oke lah|begitulah|jelek|buruk|kecewa|mengecewakan|payah|kurang (?:puas|memuaskan|rapi|maksimal|bagus|cepat|ramah|sopan|baik))(?!\p{L})/u;
/** It goes on as before. */
const LASTS = /\b(?:masih|belum|tetap)\b/;
const NOT_ENOUGH =
  /\bkurang (?:bersih|terang|lancar|rata|tuntas|beres|jernih|kering|deras|kuat|tinggi|dalam)\b/;
/** What somebody has not done or seen yet, which says nothing of the matter. */
const OF_ONESELF =
  /\b(?:saya|aku|kami) (?:masih|belum)\b|\bbelum (?:sempat|bisa|saya|aku|lihat|cek|mengecek|tahu|pulang)\b/;

/**
 * Words on a report that was closed and may still be opened again: that it goes on as before, or, where stars are
 * asked, what was thought of it. Words that may as well be a report of their own are left alone.
 */
export function decideWordsOnResult(turn: Turn, know: Knowledge): Decision | undefined {
  const { facts, read, inbound, talk } = turn;
  const { closedCode } = facts;
  if (!closedCode || !mayBeMeant(turn)) return undefined;
  const isRated = facts.offered.some(({ id }) => id.startsWith(`rate.${closedCode}.`));
  if (saysUnfixed(turn, isRated)) return decideNotFixed(turn, know);
  if (!isRated || talk.asked || inbound.text.includes('?') || !OPINION.test(read.normalised))
    return undefined;
  const comment = { kind: 'citizen-step' as const, code: closedCode, step: 'comment' as const };
  return perform(answered(talk), { ...comment, text: inbound.text });
}

/** Short words of no other matter, while nothing else is told or asked. */
function mayBeMeant({ facts, read, inbound, talk, attachments }: Turn): boolean {
  const isBusy =
    talk.draft || (talk.asked && talk.asked.kind !== 'comment') || awaitingCodes(facts).length > 0;
  // What replies to another message is kept as a word on its ticket.
  const isElsewhere =
    facts.replyCode !== undefined && !(facts.isReplyToOffer && facts.replyCode === facts.closedCode);
  if (isBusy || isElsewhere || attachments.length > 0 || inbound.location) return false;
  if (read.talk !== undefined || read.code || read.danger) return false;
  if (read.place.kind !== 'none' || read.address) return false;
  const { category } = read;
  const isOther = category.sure && category.best.label !== facts.closedCategory;
  return !isOther && inbound.text.trim().split(/\s+/).length <= MOST_WORDS;
}

/** `isShown`: the result is what was said last. Without it the words have to be of the same kind, and of no open report. */
function saysUnfixed({ read, facts }: Turn, isShown: boolean): boolean {
  const { normalised, intent, category } = read;
  const isOtherWish = intent.sure && ['question', 'suggestion', 'officer'].includes(intent.best.label);
  const isSaid =
    LASTS.test(normalised) ||
    NOT_ENOUGH.test(normalised) ||
    (/\blagi\b/.test(normalised) && saysWrong(normalised));
  if (isOtherWish || !isSaid) return false;
  const isSame = category.sure && category.best.label === facts.closedCategory;
  if (isSame) return isShown || facts.ownOpen.length === 0;
  return isShown && !OF_ONESELF.test(normalised);
}

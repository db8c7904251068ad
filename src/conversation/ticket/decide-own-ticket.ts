import { categoryName } from '../../report/draft-messages.js';
import {
  awaitingCodes,
  type Decision,
  type Knowledge,
  type OwnTicket,
  perform,
  type Turn,
} from '../decision.js';
import { beginDraft } from '../draft/decide-draft.js';
import { saysMoreThanPlace } from '../draft/more-than-place.js';
import { answered } from '../talk.js';
import { askReason } from './ask-reason.js';
import { addTo, decideWithdraw } from './decide-ticket.js';
import { decidePick } from './decide-which-ticket.js';
import { readOfOwn, takesBack, ticketNamed } from './own-ticket-words.js';

/**
 * Words after sending that are about an own open report: "kok lama ya", "yang lampu gimana?", "batalkan yang lampu", "eh
 * alamatnya salah", "di Jl. Kartini juga". Undefined where they may as well be something else.
 */
export function decideOwnTicket(turn: Turn, know: Knowledge): Decision | undefined {
  const { ownOpen } = turn.facts;
  const [newest, ...others] = ownOpen;
  if (!newest || !mayBeMeant(turn)) return undefined;
  const { normalised } = turn.read;
  const isThere = alsoThere(turn);
  if (isThere) return beginSame(turn, know, newest);
  const said = readOfOwn(normalised, turn.inbound.text.includes('?'));
  if (!said) return undefined;
  if (said.kind === 'correction') return isOwnStory(turn) ? undefined : addTo(turn, newest.code);
  const named = ticketNamed(said.names, ownOpen, ({ category }) => categoryName(category, know.intents));
  // Words that name none of them tell something else, and so may a wish or a question that has its answer.
  if (said.names.length > 0 && (!named || isOwnWish(turn, know))) return undefined;
  const { asked } = turn.talk;
  if (said.kind === 'withdraw') {
    const meant = named?.code ?? (others.length === 0 ? newest.code : undefined);
    if (meant && awaitingCodes(turn.facts).includes(meant)) return passOnWish(turn, meant);
    if (named) return askReason(turn, 'withdraw-reason', named.code);
    return turn.read.talk === 'cancel' ? undefined : decideWithdraw(turn, know);
  }
  if (said.kind === 'named' && named && asked?.kind === 'which-ticket')
    return decidePick(turn, know, named.code);
  const code = named?.code ?? (others.length === 0 ? newest.code : undefined);
  // Where several are open and none is named, their list is the answer; a bare "status" has that already.
  if (!code) return perform(answered(turn.talk), { kind: 'list-mine', page: 1 });
  return perform(answered(turn.talk), { kind: 'show-status', code });
}

/** Worked on already, so that it cannot be taken back; the officer who waits for an answer is to read the wish. */
function passOnWish(turn: Turn, code: string): Decision {
  const decided = addTo(turn, code);
  return { ...decided, says: [{ text: turn.say('ticket.withdraw-passed-on', { code }), about: code }] };
}

/** Nothing is being filled in, asked for or waited for that these words could answer. */
function mayBeMeant({ talk, facts, read, inbound, attachments, person }: Turn): boolean {
  const { asked, draft } = talk;
  const isAnswer = asked !== undefined && asked.kind !== 'which-ticket';
  const isFile = attachments.length > 0 || inbound.media.length > 0 || inbound.location;
  if (draft || isAnswer || isFile || person.kind === 'staff') return false;
  if (read.code || read.danger || facts.replyCode) return false;
  // "Laporanku" asks for all of them.
  if (read.talk === 'my-reports') return false;
  // "Belum beres" is meant for the one that was closed.
  if (read.talk === 'not-fixed' && (facts.closedCode || facts.lateCode)) return false;
  return awaitingCodes(facts).length === 0 || read.talk === 'status' || takesBack(read.normalised);
}

/** A report of its own, whatever it calls wrong. */
function isOwnStory({ read: { intent, category } }: Turn): boolean {
  return (
    intent.sure && (intent.best.label === 'question' || (intent.best.label === 'report' && category.sure))
  );
}

/** A wish or a question of its own; what names a report and says whose it is ("gimana lampu saya?") is none. */
function isOwnWish({ read: { intent, normalised }, inbound, now }: Turn, know: Knowledge): boolean {
  if (!intent.sure || intent.best.label === 'suggestion') return intent.sure;
  if (/\b(?:saya|aku|kami)\b/.test(normalised)) return false;
  return intent.best.label === 'question' && know.findAnswer(inbound.text, know.today(now)).kind === 'answer';
}

/** "Di Jl. Kartini juga": nothing but another place where it is the same. */
function alsoThere({ read: { normalised, place, address } }: Turn): boolean {
  const found = place.kind === 'found' ? [place.place] : place.kind === 'unsure' ? place.candidates : [];
  const where = [...found.map(({ label }) => label), ...(address ? [address] : [])];
  const saysSo = /\b(juga|sama)\b/.test(normalised);
  return saysSo && where.length > 0 && !saysMoreThanPlace(normalised, [...where, 'sama begitu']);
}

/** A report of the same kind there; its summary waits to be sent like any other. */
function beginSame(turn: Turn, know: Knowledge, { code, category }: OwnTicket): Decision {
  const text = turn.say('report.same-as', { code, text: turn.inbound.text.trim() });
  return beginDraft({ ...turn, talk: answered(turn.talk), inbound: { ...turn.inbound, text } }, know, {
    category,
  });
}

import type { LineAsked } from '../../officers/staff-turn.js';
import { type Decision, type Knowledge, perform, type Turn } from '../decision.js';
import { answered } from '../talk.js';
import {
  askCommand,
  askTicket,
  completeLine,
  isToOther,
  openLine,
  stopAsked,
  takeAsCitizen,
  ticketAsked,
} from './decide-staff-line.js';
import { decideStaffWait } from './decide-staff-wait.js';
import { albumCode, isOwn, withAlbum } from './staff-card.js';

/** What somebody of the staff says to what they were asked, or to a card. */
export function decideStaff(turn: Turn, know: Knowledge): Decision | undefined {
  if (turn.person.kind !== 'staff') return undefined;
  return (
    decideStop(turn) ??
    decideStaffWait(turn) ??
    decideTopic(turn) ??
    decidePhoto(turn, know) ??
    decideWords(turn, know) ??
    decideReply(turn)
  );
}

/** A photo of an officer: what was asked for, evidence on the card it replies to (E12), or one whose ticket is asked. */
function decidePhoto(turn: Turn, know: Knowledge): Decision | undefined {
  const { person, attachments, talk, facts, inbound } = turn;
  if (person.kind !== 'staff' || attachments.length === 0 || isOwn(turn)) return undefined;
  const replyCode = facts.replyCode ?? albumCode(turn);
  const { asked } = talk;
  if (asked?.kind === 'close-photo' && (!replyCode || replyCode === asked.code)) {
    const text = `/selesai ${asked.code} ${asked.text || inbound.text}`;
    const files = [...asked.attachments, ...attachments];
    return perform(withAlbum(answered(talk), turn, asked.code), {
      kind: 'staff-command',
      text,
      attachments: files,
    });
  }
  const line = openLine(turn);
  if (line?.ticket && (!replyCode || replyCode === line.ticket))
    return completeLine(turn, withWords(turn, line));
  if (!replyCode) return askPhotoTicket(turn, know, line);
  const text = `/catat ${replyCode} ${inbound.text.trim() || turn.say('staff.evidence')}`;
  return perform(withAlbum(talk, turn, replyCode), { kind: 'staff-command', text, attachments });
}

/** A photo without a card from who holds a ticket: evidence, or the beginning of a report of their own. */
function askPhotoTicket(turn: Turn, know: Knowledge, line: LineAsked | undefined): Decision | undefined {
  const { facts, talk, inbound, read, attachments } = turn;
  const { held = [] } = facts;
  const isAsked = talk.asked !== undefined && !line;
  if (held.length === 0 || talk.draft || isAsked || inbound.isGroup || inbound.location) return undefined;
  const { intent, category, place } = read;
  const isReport = place.kind !== 'none' || (intent.sure && intent.best.label === 'report' && category.sure);
  if (read.danger || read.talk !== undefined || isReport) return undefined;
  const text = [line?.text ?? '', inbound.text.trim()].filter(Boolean).join('\n');
  const files = [...(line?.attachments ?? []), ...attachments];
  return askTicket(turn, know, { text, said: text, attachments: files }, held);
}

/** The words that a command of the staff was asked for: its result, reason, news, unit or day. */
function decideWords(turn: Turn, know: Knowledge): Decision | undefined {
  const { person, talk, inbound, attachments } = turn;
  const { asked } = talk;
  if (person.kind !== 'staff' || !inbound.text.trim() || inbound.isGroup) return undefined;
  const line = openLine(turn);
  if (line && !line.ticket) return answerWhichTicket(turn, know, line);
  const ticket = asked?.kind === 'close-photo' && !asked.text ? asked.code : line?.ticket;
  if (!ticket || isToOther(turn, ticket)) return undefined;
  if (isOtherTalk(turn)) return undefined;
  if (line) return line.lacks === 'words' ? completeLine(turn, withWords(turn, line)) : undefined;
  const text = `/selesai ${ticket} ${inbound.text}`;
  const files = [...(asked?.kind === 'close-photo' ? asked.attachments : []), ...attachments];
  return perform(answered(talk), { kind: 'staff-command', text, attachments: files });
}

/** What was typed is the missing part: it stands before the words that were already there. */
function withWords({ inbound, attachments }: Turn, line: LineAsked): LineAsked {
  const text = [inbound.text.trim(), line.text].filter(Boolean).join(' ');
  return { ...line, text, attachments: [...line.attachments, ...attachments] };
}

/** "Iya" and "bukan" to the one ticket that was asked about. */
function answerWhichTicket(turn: Turn, know: Knowledge, line: LineAsked): Decision | undefined {
  const [only, ...others] = turn.facts.offered.filter(({ id }) => id.startsWith('staff.on.'));
  if (turn.read.talk === 'no') return takeAsCitizen(turn, know, line);
  if (turn.read.talk !== 'yes' || !only || others.length > 0) return undefined;
  return completeLine(turn, { ...line, ticket: only.id.slice('staff.on.'.length) });
}

/** Talk that means the same in whatever it replies to. */
const SOCIAL = ['thanks', 'greeting', 'goodbye', 'help', 'menu', 'language'];
/** Wishes of somebody who does not answer the question. */
const WISHES = [...SOCIAL, 'status', 'my-reports', 'report-start', 'question-start', 'human'];

/** Thanks, a wish, or a whole report of one's own: no answer to what was asked as an officer. */
function isOtherTalk({ read, inbound }: Turn): boolean {
  if (read.danger || (read.talk !== undefined && WISHES.includes(read.talk))) return true;
  const { intent, category, place } = read;
  const isReport = intent.sure && intent.best.label === 'report' && category.sure && place.kind === 'found';
  return isReport && !/\b(?:sudah|udah|telah|sdh|selesai|beres|kami|tim|akan|besok)\b/i.test(inbound.text);
}

/** The words of somebody of the staff who is telling a topic are its next part. */
function decideTopic(turn: Turn): Decision | undefined {
  const { person, talk, inbound } = turn;
  const { asked } = talk;
  if (person.kind !== 'staff' || asked?.kind !== 'topic' || !inbound.text.trim()) return undefined;
  return perform(answered(talk), { kind: 'staff-topic', asked, text: inbound.text });
}

/** "Ga jadi", "urung pak": at most a few words. */
const STOPS =
  /^(?:(?:eh|maaf|oh|yah?|wah)[\s,]+)*(?:(?:di)?batal(?:kan|in)?|urung(?:kan)?|cancel|(?:ga|gak|ngga|nggak|enggak|ndak|tidak|tdk|tak)\s+(?:jadi|usah)|gajadi|gausah)(?:[\s,.!]+(?:deh|dulu|aja|saja|ya|pak|bu|min|tutup|selesai))*[\s.!]*$/iu;

/** "Batal" to whatever the staff was asked last. */
function decideStop(turn: Turn): Decision | undefined {
  const { read, inbound, attachments } = turn;
  if (attachments.length > 0 || (read.talk !== 'cancel' && !STOPS.test(inbound.text.trim())))
    return undefined;
  return isToOther(turn, ticketAsked(turn)) ? undefined : stopAsked(turn);
}

/** Plain words of the staff in reply to a card: whether the citizen is to read them must be said, so it is asked. */
function decideReply(turn: Turn): Decision | undefined {
  const { replyCode } = turn.facts;
  const { draft, asked } = turn.talk;
  const isAsked = asked !== undefined && asked.kind !== 'close-photo' && asked.kind !== 'staff-line';
  if (turn.person.kind !== 'staff' || !replyCode || isOwn(turn) || draft || isAsked) return undefined;
  if (!turn.inbound.text.trim()) return undefined;
  if (turn.read.talk !== undefined && SOCIAL.includes(turn.read.talk)) return undefined;
  return askCommand(turn, replyCode);
}

import { type Decision, perform, speak, type Turn } from './decision.js';
import { answered, type Talk } from './talk.js';

/** A photo of an officer: proof for the close that waits for it, or evidence on the card it replies to (E12). */
export function decideStaffPhoto(turn: Turn): Decision | undefined {
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
  if (!replyCode) return undefined;
  const text = `/catat ${replyCode} ${inbound.text.trim() || turn.say('staff.evidence')}`;
  return perform(withAlbum(talk, turn, replyCode), { kind: 'staff-command', text, attachments });
}

/** The result in plain words, after a close that came without them. */
export function decideStaffResult(turn: Turn): Decision | undefined {
  const { person, talk, facts, inbound, attachments } = turn;
  const { asked } = talk;
  const isAsked = person.kind === 'staff' && asked?.kind === 'close-photo' && !asked.text;
  const isOther = facts.replyCode !== undefined && asked && 'code' in asked && facts.replyCode !== asked.code;
  if (!isAsked || isOther || !inbound.text.trim()) return undefined;
  const text = `/selesai ${asked.code} ${inbound.text}`;
  const files = [...asked.attachments, ...attachments];
  return perform(answered(talk), { kind: 'staff-command', text, attachments: files });
}

/** The words of somebody of the staff who is telling a topic are its next part; "batal" ends it. */
export function decideStaffTopic(turn: Turn): Decision | undefined {
  const { person, talk, inbound } = turn;
  const { asked } = talk;
  if (person.kind !== 'staff' || asked?.kind !== 'topic' || !inbound.text.trim()) return undefined;
  const cancelled = turn.read.talk === 'cancel' ? cancelTopic(turn) : undefined;
  if (cancelled) return cancelled;
  return perform(answered(talk), { kind: 'staff-topic', asked, text: inbound.text });
}

/** "/batal" or "batal" while a topic is told: the question stays in the list. */
export function cancelTopic({ person, talk, say }: Turn): Decision | undefined {
  if (person.kind !== 'staff' || talk.asked?.kind !== 'topic') return undefined;
  return speak(answered(talk), { text: say('questions.cancelled') });
}

/** Talk that means the same in whatever it replies to. */
const SOCIAL = ['thanks', 'greeting', 'goodbye', 'help', 'menu', 'language'];

/** Plain words of the staff in reply to a card: whether the citizen is to read them must be said, so it is asked. */
export function decideStaffReply(turn: Turn): Decision | undefined {
  const { replyCode } = turn.facts;
  const { draft, asked } = turn.talk;
  if (turn.person.kind !== 'staff' || !replyCode || isOwn(turn) || draft || asked) return undefined;
  if (turn.read.talk !== undefined && SOCIAL.includes(turn.read.talk)) return undefined;
  return speak(turn.talk, { text: turn.say('staff.reply-how', { code: replyCode }), about: replyCode });
}

/** True when the staff member writes as the citizen who reported it. */
export function isOwn({ facts }: Turn): boolean {
  const { replyCode, closedCode, ownOpen } = facts;
  return (
    replyCode !== undefined && (replyCode === closedCode || ownOpen.some(({ code }) => code === replyCode))
  );
}

function albumCode({ talk, inbound }: Turn): string | undefined {
  return talk.album?.id === inbound.albumId ? talk.album?.code : undefined;
}

/** The talk that knows to which ticket further photos of this message's album belong. */
export function withAlbum(talk: Talk, { inbound }: Turn, code: string | undefined): Talk {
  return inbound.albumId && code ? { ...talk, album: { id: inbound.albumId, code } } : talk;
}

import type { Choice } from '../channels/channel.js';
import type { Attachment } from '../report/draft.js';
import { categoryName } from '../report/draft-messages.js';
import { beginDraft } from './decide-draft.js';
import { awaitingCodes, type Decision, type Knowledge, perform, speak, type Turn } from './decision.js';
import { helpChoices } from './help-choices.js';
import { type Asked, answered } from './talk.js';

/** A citizen asks for the state of a ticket, or of all of them. */
export function decideStatus(turn: Turn): Decision {
  const { code } = turn.read;
  if (code?.kind === 'mistyped') return speak(turn.talk, { text: turn.say('ticket.mistyped') });
  const talk = answered(turn.talk);
  if (code) return perform(talk, { kind: 'show-status', code: code.code });
  if (turn.facts.replyCode) return perform(talk, { kind: 'show-status', code: turn.facts.replyCode });
  return perform(talk, { kind: 'list-mine', page: 1 });
}

/** A citizen wants to take a ticket back: which one, then why, then the step. */
export function decideWithdraw(turn: Turn, know: Knowledge): Decision {
  const { code } = turn.read;
  if (code?.kind === 'mistyped') return speak(turn.talk, { text: turn.say('ticket.mistyped') });
  const named = code?.code ?? turn.facts.replyCode;
  if (named) return askReason(turn, 'withdraw-reason', named);
  const [only, ...others] = turn.facts.ownOpen;
  if (!only) return speak(answered(turn.talk), { text: turn.say('ticket.none-open') });
  if (others.length === 0) return askReason(turn, 'withdraw-reason', only.code);
  return askWhich(turn, know, 'withdraw', '', []);
}

/** Asks why; a ticket that is worked on can no longer be taken back, and that is said before anybody explains in vain. */
export function askReason(turn: Turn, kind: 'withdraw-reason' | 'reopen-reason', code: string): Decision {
  const own = turn.facts.ownOpen.find((ticket) => ticket.code === code);
  if (kind === 'withdraw-reason' && own && own.status !== 'received') {
    return speak(answered(turn.talk), { text: turn.say('ticket.withdraw-too-late', { code }), about: code });
  }
  const key = kind === 'withdraw-reason' ? 'ticket.ask-withdraw-reason' : 'ticket.ask-reopen-reason';
  const choices = [{ id: 'back', label: turn.say('button.cancel') }];
  return speak({ ...answered(turn.talk), asked: { kind, code } }, { text: turn.say(key, { code }), choices });
}

/** "Belum beres" without a button: the ticket meant is the one replied to or the newest closed one. */
export function decideNotFixed(turn: Turn, know: Knowledge): Decision | undefined {
  const named = turn.read.code?.kind === 'code' ? turn.read.code.code : undefined;
  const code = named ?? turn.facts.replyCode ?? turn.facts.closedCode;
  const meant = code ?? turn.facts.lateCode;
  return meant ? decideReopen(turn, know, meant) : undefined;
}

/** Asks what is still wrong, unless it is known already that it is too late. */
export function decideReopen(turn: Turn, know: Knowledge, code: string): Decision {
  return code === turn.facts.lateCode ? tooLate(turn, know, code) : askReason(turn, 'reopen-reason', code);
}

/** Closed for too long: a new report is the way. */
function tooLate(turn: Turn, know: Knowledge, code: string): Decision {
  const text = turn.say('ticket.reopen-too-late', { code, days: know.profile.city.reopen_days });
  return speak(answered(turn.talk), { text, choices: helpChoices(turn, ['report']) });
}

/** Words or files that belong to a ticket already sent (A29, A32); undefined when nothing says so. */
export function decideAddition(turn: Turn, know: Knowledge): Decision | undefined {
  const { ownOpen } = turn.facts;
  const { text } = turn.inbound;
  const { attachments } = turn;
  const hasWords = text.trim().length > 0;
  if (!hasWords && attachments.length === 0) return undefined;
  const album = turn.talk.album;
  if (album?.code && album.id === turn.inbound.albumId) return addTo(turn, album.code);
  const [awaiting, ...others] = awaitingCodes(turn.facts);
  if (awaiting && !isOtherMatter(turn, know, awaiting)) {
    return others.length > 0 ? askWhich(turn, know, 'add', text, attachments) : addTo(turn, awaiting);
  }
  if (!hasWords && attachments.length > 0 && ownOpen.length > 0)
    return askWhich(turn, know, 'add', text, attachments);
  return undefined;
}

/** No answer but a matter of its own: a report sure of another category and place, or a question of the approved base. */
function isOtherMatter(turn: Turn, know: Knowledge, code: string): boolean {
  const { intent, category, place } = turn.read;
  if (intent.sure && intent.best.label === 'question') {
    return know.findAnswer(turn.inbound.text, know.today(turn.now)).kind === 'answer';
  }
  const waiting = turn.facts.ownOpen.find((ticket) => ticket.code === code);
  const isReport = intent.best.label === 'report' && intent.sure && category.sure && place.kind === 'found';
  return isReport && waiting?.category !== category.best.label && category.best.label in know.intents;
}

/** A reply to a message about a ticket concerns that ticket, whatever else is open (A32). */
export function decideReply(turn: Turn): Decision | undefined {
  const { replyCode, closedCode } = turn.facts;
  const { asked } = turn.talk;
  const hasWords = turn.inbound.text.trim().length > 0;
  if (!replyCode || (!hasWords && turn.attachments.length === 0)) return undefined;
  if (asked && 'code' in asked && asked.code === replyCode) return undefined;
  // Words on a ticket that is closed are kept as a comment; its answer offers to open it again.
  const isComment = replyCode === closedCode && hasWords;
  if (!isComment) return addTo(turn, replyCode);
  return perform(answered(turn.talk), {
    kind: 'citizen-step',
    code: replyCode,
    step: 'comment',
    text: turn.inbound.text,
  });
}

/** Adds this message to a ticket; where its officer waits for an answer, it is the answer. */
export function addTo(turn: Turn, code: string): Decision {
  const step = awaitingCodes(turn.facts).includes(code) ? 'answer' : 'add';
  const { albumId, text } = turn.inbound;
  const talk = { ...answered(turn.talk), ...(albumId ? { album: { id: albumId, code } } : {}) };
  return perform(talk, { kind: 'citizen-step', code, step, text, attachments: turn.attachments });
}

/** Asks which of the open tickets is meant (A32). */
export function askWhich(
  turn: Turn,
  know: Knowledge,
  purpose: 'add' | 'withdraw',
  text: string,
  attachments: Attachment[],
): Decision {
  const choices: Choice[] = turn.facts.ownOpen.map((ticket) => ({
    id: `pick.${ticket.code}`,
    label: `${categoryName(ticket.category, know.intents)} ${ticket.code}`,
  }));
  if (purpose === 'add') choices.push({ id: 'picknew', label: turn.say('button.new-report') });
  choices.push({ id: 'back', label: turn.say('button.cancel') });
  const asked: Asked = { kind: 'which-ticket', text, attachments, purpose };
  const key = purpose === 'add' ? 'ticket.which-for-addition' : 'ticket.which-to-withdraw';
  const { albumId } = turn.inbound;
  const album = albumId ? { album: { id: albumId } } : {};
  return speak({ ...answered(turn.talk), ...album, asked }, { text: turn.say(key), choices });
}

/** Words or files after `askWhich` instead of a choice: a report of its own begins with them, else they are kept and it is asked again. */
export function answerWhich(
  turn: Turn,
  know: Knowledge,
  asked: Asked & { kind: 'which-ticket' },
): Decision | undefined {
  if (asked.purpose === 'withdraw') return undefined;
  const { intent } = turn.read;
  const attachments = [...asked.attachments, ...turn.attachments];
  const text = [asked.text, turn.inbound.text.trim()].filter(Boolean).join('\n');
  if (intent.sure && intent.best.label === 'question') return undefined;
  if (!(intent.sure && intent.best.label === 'report')) return askWhich(turn, know, 'add', text, attachments);
  return beginDraft(
    { ...turn, talk: answered(turn.talk), attachments, inbound: { ...turn.inbound, text } },
    know,
  );
}

/** The ticket chosen after `askWhich`, or a new report. */
export function decidePick(turn: Turn, know: Knowledge, code: string | undefined): Decision {
  const { asked } = turn.talk;
  if (asked?.kind !== 'which-ticket') return speak(turn.talk, { text: turn.say('talk.stale-button') });
  if (!code) {
    const words = { ...turn, attachments: asked.attachments, inbound: { ...turn.inbound, text: asked.text } };
    return beginDraft({ ...words, talk: answered(turn.talk), read: know.understand(asked.text) }, know);
  }
  if (asked.purpose === 'withdraw') return askReason(turn, 'withdraw-reason', code);
  const step = awaitingCodes(turn.facts).includes(code) ? 'answer' : 'add';
  const { text, attachments } = asked;
  return perform(answered(turn.talk), { kind: 'citizen-step', code, step, text, attachments });
}

/** The words that answer "why?" or "any comment?". */
export function answerAboutTicket(turn: Turn, asked: Asked & { code: string }): Decision {
  const { text } = turn.inbound;
  const { attachments } = turn;
  const { code } = asked;
  const talk = answered(turn.talk);
  if (asked.kind === 'withdraw-reason' || asked.kind === 'reopen-reason') {
    const step = asked.kind === 'withdraw-reason' ? 'withdraw' : 'reopen';
    if (!text.trim()) return askReason(turn, asked.kind, code);
    return perform(talk, { kind: 'citizen-step', code, step, text, attachments });
  }
  return perform(talk, { kind: 'citizen-step', code, step: 'comment', text });
}

/** A rating button: 1 and 2 also offer to reopen (H3). */
export function decideRating(turn: Turn, code: string, stars: string): Decision {
  const rating = Number(stars);
  if (!Number.isInteger(rating) || rating < 1 || rating > 5) {
    return speak(turn.talk, { text: turn.say('talk.stale-button') });
  }
  const talk = { ...answered(turn.talk), asked: { kind: 'comment' as const, code } };
  return perform(talk, { kind: 'citizen-step', code, step: 'rate', rating });
}

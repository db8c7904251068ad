import { awaitingCodes, type Decision, type Knowledge, perform, speak, type Turn } from '../decision.js';
import { helpChoices } from '../help-choices.js';
import { type Asked, answered } from '../talk.js';
import { askReason } from './ask-reason.js';
import { askWhich } from './decide-which-ticket.js';
import { tellMistyped } from './tell-mistyped.js';

/** A citizen asks for the state of a ticket, or of all of them. */
export function decideStatus(turn: Turn): Decision {
  const { code } = turn.read;
  if (code?.kind === 'mistyped') return tellMistyped(turn, code);
  const talk = answered(turn.talk);
  if (code) return perform(talk, { kind: 'show-status', code: code.code });
  // "Laporanku" asks for all of them; of one that is open the state is told at once.
  const [only, ...others] = turn.read.talk === 'my-reports' ? [] : turn.facts.ownOpen;
  const meant = turn.facts.replyCode ?? (others.length === 0 ? only?.code : undefined);
  if (meant) return perform(talk, { kind: 'show-status', code: meant });
  return perform(talk, { kind: 'list-mine', page: 1 });
}

/** A citizen wants to take a ticket back: which one, then why, then the step. */
export function decideWithdraw(turn: Turn, know: Knowledge): Decision {
  const { code } = turn.read;
  if (code?.kind === 'mistyped') return tellMistyped(turn, code);
  const named = code?.code ?? turn.facts.replyCode;
  if (named) return withdrawNamed(turn, named);
  const [only, ...others] = turn.facts.ownOpen;
  if (!only) return speak(answered(turn.talk), { text: turn.say('ticket.none-open') });
  if (others.length === 0) return askReason(turn, 'withdraw-reason', only.code);
  return askWhich(turn, know, 'withdraw', '', []);
}

/** Only an own ticket that is still open is asked about; of another one its state says why not. */
function withdrawNamed(turn: Turn, code: string): Decision {
  const isOpen = turn.facts.ownOpen.some((ticket) => ticket.code === code);
  if (isOpen) return askReason(turn, 'withdraw-reason', code);
  return perform(answered(turn.talk), { kind: 'show-status', code });
}

/** Nothing is being filled in, but there are tickets: one of them may be meant. */
export function offerWithdraw(turn: Turn, know: Knowledge): Decision {
  const [only, ...others] = turn.facts.ownOpen;
  if (!only || others.length > 0) return askWhich(turn, know, 'withdraw', '', []);
  const choices = [
    { id: `withdraw.${only.code}`, label: turn.say('button.withdraw') },
    { id: 'back', label: turn.say('button.keep') },
  ];
  return speak(answered(turn.talk), {
    text: turn.say('ticket.offer-withdraw', { code: only.code }),
    choices,
  });
}

/** "Belum beres" without a button: the ticket meant is the one replied to or the newest closed one. */
export function decideNotFixed(turn: Turn, know: Knowledge): Decision | undefined {
  const named = turn.read.code?.kind === 'code' ? turn.read.code.code : undefined;
  const code = named ?? turn.facts.replyCode ?? turn.facts.closedCode;
  const meant = code ?? turn.facts.lateCode;
  if (!meant) return undefined;
  // A photo that comes with the words is reason enough, and must not be lost.
  const { attachments, inbound } = turn;
  if (attachments.length === 0 || meant === turn.facts.lateCode) return decideReopen(turn, know, meant);
  const reason = { text: inbound.text, attachments };
  return perform(answered(turn.talk), { kind: 'citizen-step', code: meant, step: 'reopen', ...reason });
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
  const more = decideMore(turn, know);
  if (more) return more;
  const { intent, category } = turn.read;
  const isReport = intent.sure && intent.best.label === 'report' && category.sure;
  if (attachments.length === 0 || ownOpen.length === 0 || isReport) return undefined;
  const [only, ...rest] = ownOpen;
  return only && rest.length === 0 && isOfReport(turn)
    ? addTo(turn, only.code)
    : askWhich(turn, know, 'add', text, attachments);
}

/** "Ini fotonya ketinggalan", "fotonya pak". */
const IS_PHOTO_OF =
  /\b(foto|gambar|video|bukti)\w*\b.*\b(tertinggal|menyusul|tadi|lupa|kurang)\b|^(ini )?(foto|gambar|video|bukti)nya( \S+){0,2}$/;

/** Words below a file that speak of a report already sent: "laporan saya gimana, makin parah". */
function isOfReport({ read: { intent, normalised } }: Turn): boolean {
  return (intent.sure && intent.best.label === 'status') || IS_PHOTO_OF.test(normalised);
}

/** How long after an addition further words are taken for more of it: 10 minutes. */
const MORE_WITHIN_MS = 10 * 60_000;
/** "Tambahan: ..." and the like. */
const MORE =
  /^(oh iya |oiya |o iya |tadi |ini )?(ada )?(tambah|tambahan|nambah|menambahkan|susulan|info tambahan)\b/;

/** Whether words say themselves that they are an addition, and there is a ticket that they can be added to. */
export function saysMore({ facts, read }: Turn): boolean {
  return facts.ownOpen.length > 0 && MORE.test(read.normalised);
}

/** More words for a ticket just added to, or words that say that they are an addition. */
function decideMore(turn: Turn, know: Knowledge): Decision | undefined {
  const { ownOpen } = turn.facts;
  const { text } = turn.inbound;
  const { recent } = turn.talk;
  const [only, ...others] = ownOpen;
  if (only && saysMore(turn)) {
    return others.length > 0 ? askWhich(turn, know, 'add', text, turn.attachments) : addTo(turn, only.code);
  }
  if (!recent || turn.now.getTime() - recent.at.getTime() > MORE_WITHIN_MS) return undefined;
  const isOpen = ownOpen.some((ticket) => ticket.code === recent.code);
  const { intent } = turn.read;
  const isWish =
    intent.sure && ['question', 'status', 'social', 'officer', 'suggestion'].includes(intent.best.label);
  return isOpen && !isWish && !isOtherMatter(turn, know, recent.code) ? addTo(turn, recent.code) : undefined;
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
  const album = albumId ? { album: { id: albumId, code } } : {};
  const talk = { ...answered(turn.talk), ...album, recent: { code, at: turn.now } };
  return perform(talk, { kind: 'citizen-step', code, step, text, attachments: turn.attachments });
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

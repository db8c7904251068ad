import type { Choice } from '../../channels/channel.js';
import type { Attachment } from '../../report/draft.js';
import { categoryName } from '../../report/draft-messages.js';
import { awaitingCodes, type Decision, type Knowledge, perform, speak, type Turn } from '../decision.js';
import { beginTold } from '../draft/decide-several.js';
import { type Asked, answered } from '../talk.js';
import { askReason } from './ask-reason.js';

/** Words without a place that may be about an open ticket ("kok lama", "tiangnya juga miring"): it is asked, not guessed. */
export function decideFollowUp(turn: Turn, know: Knowledge): Decision | undefined {
  const { ownOpen } = turn.facts;
  const { intent, category, place, danger } = turn.read;
  const { text } = turn.inbound;
  if (ownOpen.length === 0 || danger || !text.trim() || turn.inbound.location) return undefined;
  const label = intent.best.label;
  if (label === 'unclear' || label === 'question' || (intent.sure && label !== 'report')) return undefined;
  if (place.kind !== 'none') return undefined;
  const isNewMatter = category.sure && !ownOpen.some((ticket) => ticket.category === category.best.label);
  if (isNewMatter) return undefined;
  if (!intent.sure && know.findAnswer(text, know.today(turn.now)).kind === 'answer') return undefined;
  return askWhich(turn, know, 'add', text, turn.attachments);
}

/** Tickets offered at once, the newest; a WhatsApp list has 10 rows. */
const MOST_SHOWN = 7;

/** Asks which of the open tickets is meant (A32). */
export function askWhich(
  turn: Turn,
  know: Knowledge,
  purpose: 'add' | 'withdraw',
  text: string,
  attachments: Attachment[],
): Decision {
  const choices: Choice[] = turn.facts.ownOpen.slice(0, MOST_SHOWN).map((ticket) => ({
    id: `pick.${ticket.code}`,
    label: `${categoryName(ticket.category, know.intents)} ${ticket.code}`,
  }));
  if (purpose === 'add') {
    choices.push({ id: 'picknew', label: turn.say('button.new-report') });
    choices.push({ id: 'status', label: turn.say('button.status') });
  }
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
  return beginTold(
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
    return beginTold({ ...words, talk: answered(turn.talk), read: know.understand(asked.text) }, know);
  }
  if (asked.purpose === 'withdraw') return askReason(turn, 'withdraw-reason', code);
  const step = awaitingCodes(turn.facts).includes(code) ? 'answer' : 'add';
  const { text, attachments } = asked;
  return perform(answered(turn.talk), { kind: 'citizen-step', code, step, text, attachments });
}

import type { Outbound } from '../../channels/channel.js';
import type { Logger } from '../../shared/logger.js';
import type { Wording } from '../../tickets/ticket-words.js';
import type { Understanding } from '../../understanding/understanding.js';
import { decide } from '../decide.js';
import type { Decision, Knowledge, Turn } from '../decision.js';
import type { Talk } from '../talk.js';
import type { ChatRow } from './chat-model.js';
import { type GatherDeps, gatherTurn } from './gather-turn.js';
import { type HearDeps, type HeardTurn, hearTurn } from './hear-turn.js';
import type { Notify } from './notify.js';
import { draftNudgeAt } from './nudge-drafts.js';
import { type EffectDeps, performEffects } from './perform-effects.js';
import { showTyping } from './show-typing.js';

export interface HandleDeps extends GatherDeps, HearDeps {
  effects: EffectDeps;
  notify: Notify;
  /** What the city taught the bot, as of now: staff may edit it while the program runs. */
  knowledge: () => Knowledge;
  timeZone: string;
  /** Told of moments at which something is due by itself. */
  wakeBy: (at: Date | undefined) => void;
  logger: Logger;
}

/**
 * The one inbound path: read what was stored, decide, do, speak, remember, and only then mark it handled. Killed between
 * any two steps and run again, it finds done what was done: effects and messages have ids derived from the inbound, and
 * a decision that is remembered already is not made again.
 */
export function makeHandleMessage(deps: HandleDeps): (payload: { inboundId: string }) => Promise<void> {
  return async ({ inboundId }) => {
    // What came before in this chat is answered first: it may have waited for this message.
    for (let row = await deps.inbox.open(inboundId); row; row = await deps.inbox.open(inboundId)) {
      const know = readOnce(deps.knowledge());
      const heard = await hearTurn(deps, know, row);
      showTyping(deps.channels, row.inbound);
      if (!heard) return;
      await handleOrPark(deps, know, heard);
      // It was among them: nothing is left to look up.
      if (heard.rows.some(({ _id }) => _id === inboundId)) return;
    }
  };
}

/** Each text is understood once, however often it is looked at on its way. */
function readOnce(know: Knowledge): Knowledge {
  const readings = new Map<string, Understanding>();
  const understand = (text: string) => {
    const reading = readings.get(text) ?? know.understand(text);
    readings.set(text, reading);
    return reading;
  };
  return { ...know, understand };
}

async function handleOrPark(deps: HandleDeps, know: Knowledge, heard: HeardTurn): Promise<void> {
  const [first] = heard.rows;
  try {
    await handle(deps, know, heard);
  } catch (error) {
    deps.logger.error({ err: error, channel: first.inbound.channel }, 'message failed');
    if (!(await deps.inbox.countFailure(first._id))) throw error;
    await apologise(deps, first._id, first.chat);
    for (const row of heard.rows.toReversed()) await deps.inbox.park(row._id);
  }
}

async function handle(deps: HandleDeps, know: Knowledge, { rows, chat }: HeardTurn): Promise<void> {
  const [row, ...others] = rows;
  const { turn, decidedId, nudgedDraft } = await gatherTurn(deps, know, rows, chat);
  if (turn && decidedId !== row._id) {
    const decision = row.decision ?? decide(turn, know);
    if (!row.decision && mayChange(turn, decision)) await deps.inbox.keepDecision(row._id, decision);
    await remember(deps, turn, await act(deps, turn, know, decision), nudgedDraft);
  }
  await deps.inbox.markHandled(row._id, ...others.map(({ _id }) => _id));
}

/**
 * What it says and does may change what would be decided: effects change the tickets, offered choices what a typed
 * number means. Then it is kept before they begin, so that a replay does the same.
 */
function mayChange({ facts }: Turn, { says, effects }: Decision): boolean {
  return effects.length > 0 || (facts.offered.length > 0 && says.some((message) => message.choices));
}

async function act(deps: HandleDeps, turn: Turn, know: Knowledge, decision: Decision): Promise<Talk> {
  const words: Wording = {
    say: turn.say,
    language: turn.talk.language,
    timeZone: deps.timeZone,
    profile: know.profile,
    intents: know.intents,
  };
  const outcome = await performEffects(deps.effects, turn, decision.effects, words);
  const messages: Outbound[] = [...decision.says, ...outcome.replies];
  // Words of danger pass everybody who waits for a slow channel.
  const urgency = turn.read.danger ? 'danger' : 'reply';
  for (const [index, message] of messages.entries()) {
    await deps.outbox.post(turn.person.chat, `${turn.id}>${index}`, message, { urgency });
  }
  for (const { chat, write } of outcome.tells ?? []) {
    const row = await deps.chats.findById(chat, { 'talk.language': 1 }).lean<ChatRow>();
    const message = write(know.texts.in(row?.talk?.language ?? 'id'));
    // Whoever gave the code has to know at once, also at night.
    await deps.outbox.post(chat, `${turn.id}>${chat}`, message, { urgency: 'reply' });
  }
  for (const { ticket, event } of outcome.events) {
    await deps.notify(ticket, event);
    deps.wakeBy(ticket.alarmAt);
  }
  return outcome.asked ? { ...decision.talk, asked: outcome.asked } : decision.talk;
}

/** Keeps the talk; a draft touched just now is recalled later, one that is gone or was recalled before is not. */
async function remember(
  { chats, wakeBy, timeZone }: HandleDeps,
  turn: Turn,
  talk: Talk,
  nudgedDraft: string | undefined,
): Promise<void> {
  const kept = { talk, talkedAt: turn.now, decidedId: turn.id };
  const { draft } = talk;
  const isTouched = draft && draft.id !== nudgedDraft && draft.touchedAt.getTime() === turn.now.getTime();
  const nudgeAt = isTouched ? draftNudgeAt(turn.now, timeZone) : undefined;
  const update = {
    $set: { ...kept, ...(nudgeAt ? { nudgeAt } : {}) },
    ...(draft ? {} : { $unset: { nudgeAt: '' } }),
  };
  await chats.updateOne({ _id: turn.person.chat }, update, { upsert: true });
  wakeBy(nudgeAt);
}

/** A message that failed too often: its sender hears it, so that nobody waits in vain. */
async function apologise(deps: HandleDeps, id: string, chat: string): Promise<void> {
  await deps.outbox.post(chat, `${id}>parked`, { text: deps.knowledge().texts.in('id')('talk.failed') });
}

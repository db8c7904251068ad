import { type ChannelName, chatKey, type DeliveryReport } from '../channels/channel.js';
import type { Queue } from '../queue/queue.js';
import type { Clock } from '../shared/clock.js';
import type { Logger } from '../shared/logger.js';
import type { InboxModel } from './inbox-model.js';
import { findLastHeard } from './last-heard.js';
import type { OutboxModel, OutboxRow } from './outbox-model.js';

/** Reports kept that came before their message was noted as sent; the oldest makes room. */
const MOST_EARLY = 1_000;
/** Longer than this no message takes to be noted: such a report was about an earlier try. In milliseconds. */
const LONGEST_EARLY_MS = 60_000;

/** Pauses before a message goes out again that failed later for a reason that passes, in milliseconds; then it has failed. */
const LATE_PAUSES_MS: readonly number[] = [10_000, 60_000, 5 * 60_000];

/** What is told later never takes back what was told before: who read a message has it. */
const ORDER: readonly DeliveryReport['state'][] = ['delivered', 'failed', 'read'];

export interface Reports {
  /** Notes what became of a message, in whatever order it is told and however often; of unknown messages nothing. */
  note(channel: ChannelName, report: DeliveryReport): Promise<void>;
  /** Notes what was told of a message before it was noted as sent. */
  settle(chat: string, deliveredId: string): Promise<void>;
}

interface Deps {
  model: OutboxModel;
  inbox: InboxModel;
  queue: Queue;
  clock: Clock;
  logger: Logger;
}

export function makeReports(deps: Deps): Reports {
  const early = new Set<{ chat: string; report: DeliveryReport; keptAtMs: number }>();
  const nowMs = () => deps.clock.now().getTime();
  return {
    async note(channel, report) {
      const told = { chat: chatKey(channel, report.chatId), report, keptAtMs: nowMs() };
      // Kept first: if the message is noted as sent between our look and now, `settle` finds the report.
      early.add(told);
      for (const oldest of early) {
        if (early.size <= MOST_EARLY) break;
        early.delete(oldest);
      }
      if (await apply(deps, told.chat, report)) early.delete(told);
    },
    async settle(chat, deliveredId) {
      for (const told of early) {
        if (told.chat !== chat || told.report.messageId !== deliveredId) continue;
        early.delete(told);
        if (nowMs() - told.keptAtMs > LONGEST_EARLY_MS) continue;
        await apply(deps, chat, told.report);
      }
    },
  };
}

/** False when there is no such message. */
async function apply(deps: Deps, chat: string, report: DeliveryReport): Promise<boolean> {
  const { model, queue, logger } = deps;
  const row = await model
    .findOne({ chat, deliveredId: report.messageId }, { announcedAt: 1, lateFailures: 1 })
    .lean<OutboxRow>();
  if (!row) return false;
  const { change, isToSend } = await changeFor(deps, row, chat, report);
  const isNewer = {
    ...{ _id: row._id, deliveredId: report.messageId },
    'delivery.state': { $nin: ORDER.slice(ORDER.indexOf(report.state)) },
    // What is on its way again already is not counted twice.
    ...(report.problem === 'retry' ? { state: 'sent' as const } : {}),
  };
  const { modifiedCount } = await model.updateOne(isNewer, change);
  if (modifiedCount === 0) return true;
  if (isToSend) await queue.add('send-outbound', { chat }, { lane: `out:${chat}` });
  if (report.state === 'failed') {
    const code = report.problem === 'blocked' ? 'CHANNEL_BLOCKED' : 'CHANNEL_REJECTED';
    const fields = { code, problem: report.problem, channelCode: report.code };
    logger.warn({ ...fields, isTriedAgain: isToSend }, 'message not delivered');
  }
  return true;
}

async function changeFor(
  { inbox, clock }: Deps,
  { announcedAt, lateFailures = 0 }: Pick<OutboxRow, 'announcedAt' | 'lateFailures'>,
  chat: string,
  { state, at, code, problem }: DeliveryReport,
): Promise<{ change: object; isToSend: boolean }> {
  const delivery = { state, at, ...(code === undefined ? {} : { code }) };
  if (state === 'read') {
    const change = { $set: { delivery, state: 'sent' }, $unset: { problem: '', blockedAfter: '' } };
    return { change, isToSend: false };
  }
  if (state === 'delivered') return { change: { $set: { delivery, state: 'sent' } }, isToSend: false };
  if (!problem) return { change: { $set: { delivery } }, isToSend: false };
  const again = { $unset: { deliveredId: '', delivery: '' } };
  const pauseMs = problem === 'retry' ? LATE_PAUSES_MS[lateFailures] : undefined;
  if (pauseMs !== undefined) {
    const notBefore = new Date(clock.now().getTime() + pauseMs);
    // It keeps its id: should it turn out to have arrived, it does not go out again.
    const change = { $set: { state: 'waiting', notBefore }, $unset: { announcedAt: '' } };
    return { change: { ...change, $inc: { lateFailures: 1 } }, isToSend: true };
  }
  const isForGood = problem === 'rejected' || problem === 'retry';
  // The template did not arrive: what it stood for is still to be said, though not for ever.
  if (isForGood && announcedAt && lateFailures <= LATE_PAUSES_MS.length) {
    return { change: { $set: { state: 'waiting' }, ...again, $inc: { lateFailures: 1 } }, isToSend: true };
  }
  const seq = (await findLastHeard(inbox, chat))?.seq ?? '';
  if (problem === 'closed') {
    return { change: { $set: { state: 'waiting', closedAfter: seq }, ...again }, isToSend: true };
  }
  const block = problem === 'blocked' ? { blockedAfter: seq } : {};
  const failed = { state: 'failed', problem: isForGood ? 'rejected' : problem, failedAt: clock.now() };
  return { change: { $set: { delivery, ...failed, ...block } }, isToSend: false };
}

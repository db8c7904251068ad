import { type ChannelName, chatKey, type DeliveryReport, parseChatKey } from '../channels/channel.js';
import type { Queue } from '../queue/queue.js';
import type { Clock } from '../shared/clock.js';
import type { Logger } from '../shared/logger.js';
import type { InboxModel } from './inbox-model.js';
import { findLastHeard } from './last-heard.js';
import { LATE_PAUSES_MS, type LateStep, stepAfter } from './late-failure.js';
import type { OutboxModel, OutboxRow } from './outbox-model.js';
import type { Refusals } from './refusals.js';

/** Reports kept that came before their message was noted as sent; the oldest makes room. */
const MOST_EARLY = 1_000;
/** Longer than this no message takes to be noted: such a report was about an earlier try. In milliseconds. */
const LONGEST_EARLY_MS = 60_000;

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
  refusals: ReadonlyMap<ChannelName, Refusals>;
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
  const { model, queue } = deps;
  const row = await model
    .findOne(
      { chat, deliveredId: report.messageId },
      { announcedAt: 1, lateFailures: 1, isWithoutFiles: 1, message: 1 },
    )
    .lean<OutboxRow>();
  if (!row) return false;
  const step = report.state === 'failed' && report.problem ? stepAfter(report.problem, row) : undefined;
  const isNewer = {
    ...{ _id: row._id, deliveredId: report.messageId },
    'delivery.state': { $nin: ORDER.slice(ORDER.indexOf(report.state)) },
    // What is on its way again already is not counted twice.
    ...(step ? { state: 'sent' as const } : {}),
  };
  const change = step
    ? await changeAfter(step, deps, row, chat, report)
    : { $set: noteOf(report), ...(report.state === 'read' ? { $unset: NO_FAILURE } : {}) };
  const { modifiedCount } = await model.updateOne(isNewer, change);
  if (modifiedCount === 0) return true;
  if (step === 'operator') noteRefusal(deps, chat, row, report);
  if (step && step !== 'fail') await queue.add('send-outbound', { chat }, { lane: `out:${chat}` });
  if (report.state === 'failed') tell(deps, report, step);
  return true;
}

const NO_FAILURE = { problem: '', blockedAfter: '' };
const NO_DELIVERY = { deliveredId: '', delivery: '' };

function noteOf({ state, at, code }: DeliveryReport): Partial<OutboxRow> {
  const delivery = { state, at, ...(code === undefined ? {} : { code }) };
  return state === 'failed' ? { delivery } : { delivery, state: 'sent' };
}

async function changeAfter(
  step: LateStep,
  { inbox, clock }: Deps,
  { lateFailures = 0 }: Pick<OutboxRow, 'lateFailures'>,
  chat: string,
  report: DeliveryReport,
): Promise<object> {
  // What goes out again in the same form keeps its id: should it turn out to have arrived, it does not.
  const isWaiting = { state: 'waiting' };
  if (step === 'words') return { $set: { ...isWaiting, isWithoutFiles: true } };
  if (step === 'operator') return { $set: isWaiting, $unset: { announcedAt: '' } };
  if (step === 'await') return { $set: isWaiting, $unset: NO_DELIVERY, $inc: { lateFailures: 1 } };
  if (step === 'again') {
    const notBefore = new Date(clock.now().getTime() + LATE_PAUSES_MS[lateFailures]!);
    return { $set: { ...isWaiting, notBefore }, $unset: { announcedAt: '' }, $inc: { lateFailures: 1 } };
  }
  const seq = (await findLastHeard(inbox, chat))?.seq ?? '';
  if (step === 'close') return { $set: { ...isWaiting, closedAfter: seq }, $unset: NO_DELIVERY };
  const failed = { state: 'failed', failedAt: clock.now() };
  const why =
    report.problem === 'blocked' ? { problem: 'blocked', blockedAfter: seq } : { problem: 'rejected' };
  return { $set: { ...noteOf(report), ...failed, ...why } };
}

function noteRefusal(
  { refusals }: Deps,
  chat: string,
  { announcedAt }: Pick<OutboxRow, 'announcedAt'>,
  { code }: DeliveryReport,
): void {
  refusals.get(parseChatKey(chat).channel)?.noteLate(announcedAt ? 'template' : 'words', code);
}

function tell({ logger }: Deps, { problem, code: channelCode }: DeliveryReport, step?: LateStep): void {
  // The operator heard of the refusal itself, once.
  if (step === 'operator') return;
  const code = problem === 'blocked' ? 'CHANNEL_BLOCKED' : 'CHANNEL_REJECTED';
  const isTriedAgain = step !== undefined && step !== 'fail';
  logger.warn({ code, problem, channelCode, isTriedAgain }, 'message not delivered');
}

import { CodedError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { DeliveryReport, Inbound } from '../channel.js';
import type { Lanes } from '../lanes.js';
import type { Ignored } from './ignored-messages.js';
import type { CloudReading } from './read-cloud.js';
import { CHANNEL_NAME } from './read-message.js';

export interface TakeParts {
  lanes: Lanes;
  logger: Logger;
  receive(inbound: Inbound): Promise<void>;
  report(report: DeliveryReport): Promise<void>;
}

/**
 * Hands on what was read of one call: chats side by side, each in order and up to its first failure, so that nothing
 * overtakes what Meta delivers again. Resolves when all is stored for good, else rejects with a failure.
 */
export function makeTakeReadings({ lanes, logger, receive, report }: TakeParts) {
  return async (readings: readonly CloudReading[]): Promise<void> => {
    const chats = new Map<string, (() => Promise<void>)[]>();
    const add = (chatId: string, step: () => Promise<void>) => {
      chats.set(chatId, [...(chats.get(chatId) ?? []), step]);
    };
    for (const reading of readings) {
      if ('inbound' in reading) add(reading.inbound.chatId, () => receive(reading.inbound));
      else if ('ignored' in reading) tellIgnored(logger, reading);
      else add(reading.report.chatId, () => report(reading.report));
    }
    const runs = [...chats].map(([chatId, steps]) =>
      lanes.run(chatId, async () => {
        for (const step of steps) await step();
      }),
    );
    const failed = (await Promise.allSettled(runs)).find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  };
}

function tellIgnored(logger: Logger, { ignored, code }: Ignored): void {
  const fields = { channel: CHANNEL_NAME, ...(code === undefined ? {} : { cause: code }) };
  if (ignored === 'moved') logger.warn({ err: new CodedError('CHAT_MOVED', fields) });
  else if (ignored === 'error') logger.error({ err: new CodedError('CHANNEL_REJECTED', fields) });
  else logger.debug({ channel: CHANNEL_NAME, reason: ignored }, 'part of a webhook call ignored');
}

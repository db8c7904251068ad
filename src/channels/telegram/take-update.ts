import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { Inbound } from '../channel.js';
import type { Lanes } from './lanes.js';
import { type Ignored, PRESS } from './read-telegram.js';
import type { TelegramApi } from './telegram-api.js';

/** A person who sends many stickers is told once in this time that we cannot read them. */
const REFUSAL_PAUSE_MS = 60_000;
const REFUSALS_REMEMBERED = 10_000;

export interface TakeParts {
  api: TelegramApi;
  lanes: Lanes;
  clock: Clock;
  logger: Logger;
  /** Said to a person who sent what we cannot read. */
  unreadableText: string;
  receive: (inbound: Inbound) => Promise<void>;
}

/** What was read of an update, on to where it belongs. Resolves when it is stored for good, rejects when storing failed. */
export type TakeUpdate = (reading: Inbound | Ignored) => Promise<void>;

export function makeTakeUpdate({
  api,
  lanes,
  clock,
  logger,
  unreadableText,
  receive,
}: TakeParts): TakeUpdate {
  const refusedAtMs = new Map<string, number>();

  function refusePolitely(chatId: string): void {
    const nowMs = clock.now().getTime();
    if (nowMs - (refusedAtMs.get(chatId) ?? Number.NEGATIVE_INFINITY) < REFUSAL_PAUSE_MS) return;
    if (refusedAtMs.size >= REFUSALS_REMEMBERED) refusedAtMs.clear();
    refusedAtMs.set(chatId, nowMs);
    void api.call('sendMessage', { chat_id: chatId, text: unreadableText });
  }

  return async (reading) => {
    if ('ignored' in reading) {
      logger.debug({ channel: 'telegram', reason: reading.ignored }, 'update ignored');
      if (reading.answerTo !== undefined) refusePolitely(reading.answerTo);
      return;
    }
    if (reading.choiceId !== undefined) {
      // At once, so that the button stops spinning; Telegram forgets a press after some seconds, which is no fault.
      const press = { callback_query_id: reading.messageId.slice(PRESS.length) };
      void api.call('answerCallbackQuery', press);
    }
    await lanes.run(reading.chatId, () => receive(reading));
  };
}

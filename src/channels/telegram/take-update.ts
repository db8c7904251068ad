import type { Logger } from '../../shared/logger.js';
import type { Inbound } from '../channel.js';
import type { Lanes } from '../lanes.js';
import { type Ignored, PRESS } from './read-telegram.js';
import type { TelegramApi } from './telegram-api.js';

export interface TakeParts {
  api: TelegramApi;
  lanes: Lanes;
  logger: Logger;
  receive: (inbound: Inbound) => Promise<void>;
}

/** What was read of an update, on to where it belongs. Resolves when it is stored for good, rejects when storing failed. */
export type TakeUpdate = (reading: Inbound | Ignored) => Promise<void>;

export function makeTakeUpdate({ api, lanes, logger, receive }: TakeParts): TakeUpdate {
  return async (reading) => {
    if ('ignored' in reading) {
      logger.debug({ channel: 'telegram', reason: reading.ignored }, 'update ignored');
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

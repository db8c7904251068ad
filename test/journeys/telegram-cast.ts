import type { BotApiStub } from '../support/bot-api-stub.js';
import type { Crabline } from '../support/crabline.js';
import { type Cast, makeCast } from './cast.js';

/** A small real picture. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
/** Over crabline people only write: who would press a button types what stands on it. */
export function crablineCast(crabline: Crabline): Cast {
  return makeCast({
    async sent() {
      const all = await crabline.sent();
      return all.map(({ chatId, text, labels, method }, index) => ({
        id: `${index}`,
        chatId,
        text,
        choices: labels.map((label) => ({ id: label, label })),
        media: method === 'sendPhoto' ? ['photo'] : [],
      }));
    },
    tell: (chatId, { text = '', choiceId }) => crabline.inject(chatId, choiceId?.toLowerCase() ?? text),
  });
}

export function stubCast(stub: BotApiStub): Cast {
  return makeCast({
    async sent() {
      return stub.sent.map(({ messageId, chatId, text, buttons, files }) => ({
        id: messageId,
        chatId,
        text,
        choices: buttons,
        media: files.map(() => 'photo'),
      }));
    },
    async tell(chatId, { text = '', choiceId, replyTo, media = [], location }) {
      const options = replyTo ? { replyTo } : {};
      if (choiceId) stub.pressId(chatId, choiceId, replyTo!);
      else if (location) stub.sendLocation(chatId, location.lat, location.lon, options);
      else if (media.length > 0) stub.sendPhoto(chatId, PHOTO, text, options);
      else stub.say(chatId, text, options);
    },
  });
}

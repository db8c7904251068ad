import type { WAMessageKey } from '@whiskeysockets/baileys';
import type { Outbound } from '../channel.js';
import type { Baileys } from './baileys.js';
import { messageIdOf } from './message-id.js';
import { type WriteWords, writeWhatsapp } from './write-whatsapp.js';

/** How far back a message is looked for: who could not open one asks within moments. */
const MOST_LOOKED_AT = 30;

interface Parts {
  idOf(jid: string): Promise<string | undefined>;
  history(chatId: string, limit: number): Promise<{ outbound: Outbound; messageId: string }[]>;
  words: WriteWords;
  /** Said in place of a file. */
  lostFile: string;
  baileys: Baileys;
}

/**
 * A text of ours made once more for a phone that could not open it (Baileys' `getMessage`), from what the outbox keeps: ids
 * follow from the delivery, so nothing else has to be remembered. Files are not made again: their words are, or a word that one
 * is missing.
 */
export async function findSent(key: WAMessageKey, parts: Parts): Promise<object | undefined> {
  const { idOf, history, words, lostFile, baileys } = parts;
  const chatId = await idOf(key.remoteJid ?? '');
  if (!chatId || !key.id) return undefined;
  for (const { outbound, messageId } of (await history(chatId, MOST_LOOKED_AT)).reverse()) {
    const contents = writeWhatsapp(outbound, words);
    const content = contents
      .flatMap(({ content, instead = [] }, part) =>
        [content, ...instead].map((each, attempt) => ({
          each,
          id: messageIdOf(messageId, part * 10 + attempt),
        })),
      )
      .find(({ id }) => id === key.id)?.each;
    if (!content) continue;
    const text = 'text' in content ? content.text : 'caption' in content ? content.caption : undefined;
    return baileys.proto.Message.fromObject({ conversation: text || lostFile });
  }
  return undefined;
}

import type { Outbound } from '../../../src/channels/channel.js';
import type { Baileys } from '../../../src/channels/whatsapp/baileys.js';
import {
  makeWhatsappChannel,
  type WhatsappChannel,
} from '../../../src/channels/whatsapp/whatsapp-channel.js';
import { type Clock, systemClock } from '../../../src/shared/clock.js';
import { silentLogger } from '../../../src/shared/logger.js';
import type { SeenMessage } from '../../contracts/channel.js';
import { readChoiceLines } from '../../contracts/read-choice-lines.js';
import { MemoryKeys } from './memory-keys.js';

const TEXTS: Record<string, string> = {
  'whatsapp.by_number': 'Balas dengan angka atau kata:',
  'whatsapp.by_word': 'Balas dengan kata:',
  'whatsapp.ask_location': 'Kirim lokasi lewat lampiran.',
};
const WORDS = { byNumber: TEXTS['whatsapp.by_number']!, byWord: TEXTS['whatsapp.by_word']! };

/** A channel with the keys of a paired device in memory. */
export function makePairedChannel(
  creds: string,
  more: { wsUrl?: string; load?: () => Promise<Baileys>; clock?: Clock; showsReading?: boolean },
): { channel: WhatsappChannel; keys: MemoryKeys; people: MemoryKeys } {
  const keys = new MemoryKeys();
  const people = new MemoryKeys();
  keys.entries.set('creds', creds);
  const history: (chatId: string) => Promise<{ outbound: Outbound; messageId: string }[]> = async () => [];
  const channel = makeWhatsappChannel({
    ...{
      keys,
      people,
      unopened: new MemoryKeys(),
      perMinute: 600,
      dailyCap: 100,
      showsPresence: false,
      showsReading: false,
    },
    ...{
      say: (key) => TEXTS[key] ?? key,
      history,
      clock: systemClock,
      logger: silentLogger,
      pause: () => 10,
    },
    ...more,
  });
  return { channel, keys, people };
}

/** What a person sees of these messages; the marks against bold are seen by nobody. */
export function asSeen(messages: readonly { id: string; text: string; hasFile?: boolean }[]): SeenMessage[] {
  const plain = messages.map(({ id, text, hasFile = false }) => ({
    messageId: id,
    text: text.replaceAll('\u2060', ''),
    mediaCount: hasFile ? 1 : 0,
    asksLocation: text.includes(TEXTS['whatsapp.ask_location']!),
  }));
  return readChoiceLines(plain, WORDS);
}

import { rememberNewest } from '../remember-newest.js';
import type { GraphApi } from './graph-api.js';

const CHATS_REMEMBERED = 10_000;

/**
 * "Writing…" in a chat for at most 25 seconds. The Cloud API shows it only together with the blue ticks of the last
 * message that came in ("Typing indicators", June 2026), so its id is remembered, of at most 10,000 chats and in memory.
 */
export function makeShowReading({ api, phoneId }: { api: GraphApi; phoneId: string }) {
  const lastIds = new Map<string, string>();
  return {
    heard(chatId: string, messageId: string): void {
      rememberNewest(lastIds, chatId, messageId, CHATS_REMEMBERED);
    },
    /** Nothing happens in a chat that said nothing since the start. Never throws. */
    async show(chatId: string): Promise<void> {
      const message_id = lastIds.get(chatId);
      if (message_id === undefined) return;
      const body = {
        messaging_product: 'whatsapp',
        status: 'read',
        message_id,
        typing_indicator: { type: 'text' },
      };
      await api.call(`${phoneId}/messages`, { method: 'POST', body });
    },
  };
}

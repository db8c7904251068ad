import type { Clock } from '../../shared/clock.js';
import { CodedError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { Say } from '../../shared/texts.js';
import type { Channel, Inbound } from '../channel.js';
import { Lanes } from '../lanes.js';
import { fetchFile } from './fetch-file.js';
import { makePersistence } from './persist.js';
import { pollUpdates, WANTED_UPDATES } from './poll-updates.js';
import { readTelegram } from './read-telegram.js';
import { receiveWebhook, type WebhookHeaders, type WebhookStatus } from './receive-webhook.js';
import { makeSendOutbound } from './send-outbound.js';
import { makeTakeUpdate, type TakeUpdate } from './take-update.js';
import { makeTelegramApi } from './telegram-api.js';

export interface TelegramSettings {
  token: string;
  /** Another Bot API server than Telegram's own. */
  apiRoot?: string;
  /** Hear by webhook at this public address instead of by polling; the web server hands its calls to `handleWebhook`. */
  webhook?: { url: string; secret: string };
  /** The menu of commands: names without the slash. */
  commands: ReadonlyArray<{ command: string; description: string }>;
  say: Say;
  clock: Clock;
  logger: Logger;
}

export interface TelegramChannel extends Channel {
  /** What to answer a webhook call with. `body` is the raw body; at most 1 MB is read. Never throws. */
  handleWebhook(headers: WebhookHeaders, body: string | Uint8Array): Promise<{ status: WebhookStatus }>;
}

/** Telegram by telegraf. `start` returns at once; without a network it goes on trying in the background. */
export function makeTelegramChannel(settings: TelegramSettings): TelegramChannel {
  const { webhook, commands, say, clock, logger } = settings;
  const api = makeTelegramApi(settings);
  const hearing = new Lanes();
  const sending = new Lanes();
  const stopping = new AbortController();
  const { signal } = stopping;
  const words = { button: say('telegram.location_button'), hint: say('telegram.location_hint') };
  const sendOutbound = makeSendOutbound({ api, logger, words });
  let botName: string | undefined;
  let take: TakeUpdate | undefined;
  let listening: Promise<void> = Promise.resolve();

  const read = (update: unknown) =>
    readTelegram(update, { receivedAt: clock.now(), ...(botName === undefined ? {} : { botName }) });

  async function listen(takeUpdate: TakeUpdate): Promise<void> {
    const network = makePersistence({ clock, logger, signal });
    const me = await network.until(() => api.call<{ username?: string }>('getMe', {}, { signal }));
    if (me === undefined) return;
    botName = me.username;
    const menu = await api.call('setMyCommands', { commands }, { signal });
    // The menu is a comfort: without it everything works, and the next start tries again.
    if (!menu.ok && !signal.aborted) {
      logger.warn({
        err: new CodedError('CHANNEL_REJECTED', { method: 'setMyCommands', status: menu.status }),
      });
    }
    if (webhook) {
      const wish = { url: webhook.url, secret_token: webhook.secret, allowed_updates: WANTED_UPDATES };
      await network.until(() => api.call('setWebhook', wish, { signal }));
    } else {
      await network.until(() => api.call('deleteWebhook', {}, { signal }));
      const store = makePersistence({ clock, logger, signal });
      await pollUpdates({ api, network, store, signal, read, take: takeUpdate });
    }
  }

  return {
    name: 'telegram',
    async start(receive: (inbound: Inbound) => Promise<void>) {
      take = makeTakeUpdate({ api, lanes: hearing, logger, receive });
      listening = listen(take);
    },
    send: (chatId, outbound, deliveryId) =>
      signal.aborted
        ? Promise.resolve({ ok: false, problem: 'retry' })
        : sending.run(chatId, () => sendOutbound(chatId, outbound, deliveryId)),
    fetchMedia: (media, maxBytes) => fetchFile(media, maxBytes, { api, clock }),
    async showTyping(chatId) {
      // Seen for 5 s or until the answer comes. Whatever becomes of it, nothing waits for it and it is not tried again.
      await api.call('sendChatAction', { chat_id: chatId, action: 'typing' }, { signal });
    },
    async handleWebhook(headers, body) {
      if (!webhook) return { status: 404 };
      if (!take || signal.aborted) return { status: 503 };
      return { status: await receiveWebhook(headers, body, { secret: webhook.secret, logger, read, take }) };
    },
    async stop() {
      stopping.abort();
      await listening;
      await hearing.idle();
      await sending.idle();
    },
  };
}

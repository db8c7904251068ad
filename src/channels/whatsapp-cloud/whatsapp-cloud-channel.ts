import type { Clock } from '../../shared/clock.js';
import { CodedError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { Say } from '../../shared/texts.js';
import type { Channel, Outbound, Pace, SendResult } from '../channel.js';
import { Lanes } from '../lanes.js';
import type { CloudCall } from './cloud-call.js';
import { fetchFile } from './fetch-file.js';
import { makeGraphApi } from './graph-api.js';
import { refusalOf } from './graph-errors.js';
import { readCloud } from './read-cloud.js';
import { CHANNEL_NAME } from './read-message.js';
import {
  answerCheck,
  bearsSignature,
  receiveWebhook,
  type WebhookHeaders,
  type WebhookStatus,
} from './receive-webhook.js';
import { makeSendCalls } from './send-calls.js';
import { makeShowReading } from './show-reading.js';
import { makeTakeReadings } from './take-readings.js';
import { makeTellForged } from './tell-forged.js';
import { writeCloud } from './write-cloud.js';
import { type TemplateSettings, writeTemplate } from './write-template.js';

export interface WhatsappCloudSettings {
  token: string;
  /** The id of our number, not the number itself. */
  phoneId: string;
  appSecret: string;
  verifyToken: string;
  /** Another Graph API address, with or without a version. */
  apiRoot?: string;
  /** Stands for news outside the 24 hours; without it such news waits for the person's next message. */
  template?: TemplateSettings;
  /** Shows blue ticks and "writing…" while an answer is made; neither without it. */
  showsReading?: boolean;
  say: Say;
  clock: Clock;
  logger: Logger;
}

export interface WhatsappCloudChannel extends Channel {
  /** What to answer Meta's check of the webhook with (GET). */
  verifyWebhook(query: Record<string, unknown>): { status: number; body: string };
  /** Whether a webhook call bears a signature at all, before its body is read: 401 when it does not. */
  acceptsHeaders(headers: WebhookHeaders): boolean;
  /** What to answer a webhook call with (POST). `body` is the raw body; at most 3 MB are read. Never throws. */
  handleWebhook(headers: WebhookHeaders, body: Uint8Array): Promise<{ status: WebhookStatus }>;
}

/** What is being sent when the program ends has this long, as on a paired number; then it is left for the next start. */
const LONGEST_FINISH_MS = 8_000;
/** Free words are allowed for 24 hours after the person wrote ("Customer service window"); a minute for the way. */
const OPEN_MS = 24 * 60 * 60_000 - 60_000;
/**
 * Meta takes 80 messages a second of one number, in and out together, and of one pair one in 6 s over time with bursts
 * of 45 ("Throughput", 2026): half of the first leaves room for what comes in; a short gap within a chat keeps its order,
 * which Meta does not promise for messages sent at once. Longer bursts in one chat are answered 131056 and wait.
 */
const PACE: Pace = { perSecond: 40, burst: 40, chatGapMs: 500, jitter: 0 };

/** WhatsApp by Meta's Cloud API. Hears by webhook only; `start` returns at once and checks the token in the background. */
export function makeWhatsappCloudChannel(settings: WhatsappCloudSettings): WhatsappCloudChannel {
  const { phoneId, appSecret, verifyToken, template, say, clock, logger } = settings;
  const api = makeGraphApi(settings);
  const hearing = new Lanes();
  const sending = new Lanes();
  const stopping = new AbortController();
  const { signal } = stopping;
  const givingUp = new AbortController();
  const forged = makeTellForged({ clock, logger });
  const reading = settings.showsReading ? makeShowReading({ api, phoneId }) : undefined;
  const calls = makeSendCalls({ api, phoneId, logger, signal: givingUp.signal });
  const words = {
    listButton: say('whatsapp.list_button'),
    locationHint: say('whatsapp.location_hint'),
    byNumber: say('whatsapp.by_number'),
    byWord: say('whatsapp.by_word'),
  };
  let take: ReturnType<typeof makeTakeReadings> | undefined;
  let checking: Promise<void> = Promise.resolve();

  const send = (chatId: string, deliveryId: string, write: () => CloudCall[]): Promise<SendResult> =>
    signal.aborted
      ? Promise.resolve({ ok: false, problem: 'retry' })
      : sending.run(chatId, () => calls.send(`${chatId}/${deliveryId}`, write));

  /** A template that is refused (paused, unknown, not wanted) never costs a person the news: it waits instead. */
  async function announce(wanted: TemplateSettings, chatId: string, outbound: Outbound, deliveryId: string) {
    const write = () => [writeTemplate(chatId, outbound, wanted)];
    const result = await send(chatId, `${deliveryId}/template`, write);
    return !result.ok && result.problem === 'rejected' ? ({ ok: false, problem: 'closed' } as const) : result;
  }

  async function checkToken(): Promise<void> {
    const answer = await api.call(`${phoneId}?fields=id`, { signal });
    if (answer.ok || signal.aborted) return;
    const isRefused = refusalOf(answer).problem === 'unauthorised';
    const code = isRefused ? 'CHANNEL_UNAUTHORISED' : 'CHANNEL_UNREACHABLE';
    const { status, code: cause = answer.cause } = answer;
    logger.error({ err: new CodedError(code, { channel: CHANNEL_NAME, status, cause }) });
  }

  return {
    name: CHANNEL_NAME,
    pace: PACE,
    replyWindow: {
      openMs: OPEN_MS,
      ...(template ? { announce: (...given) => announce(template, ...given) } : {}),
    },
    async start(receive, report) {
      take = makeTakeReadings({
        lanes: hearing,
        logger,
        async receive(inbound) {
          reading?.heard(inbound.chatId, inbound.messageId);
          await receive(inbound);
        },
        async report(told) {
          if (told.state === 'failed') calls.forget(told.messageId);
          await report?.(told);
        },
      });
      checking = checkToken();
    },
    send: (chatId, outbound, deliveryId) =>
      send(chatId, deliveryId, () => writeCloud(chatId, outbound, words)),
    fetchMedia: (media, maxBytes) => fetchFile(media, maxBytes, { api, clock }),
    ...(reading ? { showTyping: (chatId: string) => reading.show(chatId) } : {}),
    verifyWebhook: (query) => answerCheck(query, { verifyToken, forged: forged.note }),
    acceptsHeaders(headers) {
      if (bearsSignature(headers)) return true;
      forged.note();
      return false;
    },
    async handleWebhook(headers, body) {
      if (!take || signal.aborted) return { status: 503 };
      const read = (call: unknown) => readCloud(call, { phoneId, receivedAt: clock.now() });
      return {
        status: await receiveWebhook(headers, body, { appSecret, forged: forged.note, logger, read, take }),
      };
    },
    async stop() {
      stopping.abort();
      forged.stop();
      // Calls that have not begun by then do not begin, and the one under way is not waited for: sent again, it may be there twice.
      const cancel = clock.after(LONGEST_FINISH_MS, () => givingUp.abort());
      await checking;
      await hearing.idle();
      await sending.idle();
      cancel();
    },
  };
}

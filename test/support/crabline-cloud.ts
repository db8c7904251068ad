import { createHmac } from 'node:crypto';
import { pause, startCrablineProcess } from './crabline-process.js';

export interface CrablineCloudSent {
  chatId: string;
  text: string;
}

/**
 * A running Cloud API of @openclaw/crabline: a third party's server, so that we do not only test against ourselves. It
 * takes and gives text only; it makes the webhook's calls and leaves posting them to us. It keeps what it was given for
 * a linked device that never comes, so after a thousand messages of people it takes no more.
 */
export interface CrablineCloud {
  apiRoot: string;
  token: string;
  phoneId: string;
  /** The call of the webhook that this server makes of a person's text. */
  makeCall(chatId: string, text: string, senderName?: string): Promise<object>;
  /** The same, posted to `webhookUrl` and signed with `appSecret`, until it is answered 200 (ten seconds at most). */
  inject(
    to: { webhookUrl: string; appSecret: string },
    chatId: string,
    text: string,
    senderName?: string,
  ): Promise<void>;
  /** What was sent and the server accepted, oldest first; to one person when given. */
  sent(chatId?: string): Promise<CrablineCloudSent[]>;
  /** Ids of people's messages that were marked as read. */
  marked(): Promise<string[]>;
  /** How many messages the server refused. */
  refused(): Promise<number>;
  /** Waits for a message to this person that matches, leaving out the first `after`. Fails after ten seconds. */
  waitFor(chatId: string, pattern: RegExp, after?: number): Promise<CrablineCloudSent>;
  stop(): Promise<void>;
}

interface Manifest {
  accessToken: string;
  adminToken: string;
  phoneNumberId: string;
  endpoints: { apiRoot: string; adminInboundUrl: string };
}

interface RecordedCall {
  type: string;
  accepted?: boolean;
  body: { to?: unknown; type?: unknown; text?: { body?: unknown }; status?: unknown; message_id?: unknown };
}

/** Starts `crabline serve whatsapp` on a free port of loopback, its files in a folder of its own. */
export async function startCrablineCloud(): Promise<CrablineCloud> {
  const crabline = await startCrablineProcess<Manifest, RecordedCall>('whatsapp');
  const { manifest } = crabline;
  const recorded = async () => (await crabline.recorded()).filter(({ type }) => type === 'api');
  const sent = async (chatId?: string) =>
    (await recorded())
      .filter(({ accepted, body }) => accepted === true && body.type === 'text')
      .map(({ body }) => ({ chatId: String(body.to), text: String(body.text?.body) }))
      .filter((message) => chatId === undefined || message.chatId === chatId);
  const makeCall = async (chatId: string, text: string, pushName = 'Warga') => {
    const jid = `${chatId}@s.whatsapp.net`;
    const response = await fetch(manifest.endpoints.adminInboundUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-crabline-admin-token': manifest.adminToken },
      body: JSON.stringify({ chatJid: jid, senderJid: jid, text, pushName }),
    });
    if (!response.ok) throw new Error(`crabline refused the message with ${response.status}`);
    return ((await response.json()) as { webhook: object }).webhook;
  };
  return {
    apiRoot: manifest.endpoints.apiRoot,
    token: manifest.accessToken,
    phoneId: manifest.phoneNumberId,
    makeCall,
    sent,
    async inject({ webhookUrl, appSecret }, chatId, text, senderName) {
      const body = JSON.stringify(await makeCall(chatId, text, senderName));
      const signature = createHmac('sha256', appSecret).update(body).digest('hex');
      const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
      for (let turn = 0; turn < 500; turn++) {
        const { status } = await fetch(webhookUrl, { method: 'POST', headers, body });
        if (status === 200) return;
        await pause(20);
      }
      throw new Error('the webhook did not take the message');
    },
    marked: async () =>
      (await recorded())
        .filter(({ accepted, body }) => accepted === true && body.status === 'read')
        .map(({ body }) => String(body.message_id)),
    refused: async () =>
      (await recorded()).filter(({ accepted, body }) => accepted === false && body.to !== undefined).length,
    async waitFor(chatId, pattern, after = 0) {
      for (let turn = 0; turn < 500; turn++) {
        const found = (await sent(chatId)).slice(after).find(({ text }) => pattern.test(text));
        if (found) return found;
        await pause(20);
      }
      throw new Error(`nothing like ${pattern} was sent to ${chatId}`);
    },
    stop: crabline.stop,
  };
}

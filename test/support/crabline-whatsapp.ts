import { createHmac } from 'node:crypto';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWhatsAppServer } from '@openclaw/crabline';
import { BufferJSON, initAuthCreds } from '@whiskeysockets/baileys';
import { systemClock } from '../../src/shared/clock.js';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore } from '../../src/store/connect.js';
import { sealedModel } from '../../src/store/sealed-model.js';
import { makeSealedStore } from '../../src/store/sealed-store.js';

export interface WhatsappSent {
  id: string;
  chatId: string;
  text: string;
}

/** A WhatsApp Web endpoint of @openclaw/crabline: Noise and Signal for real, by somebody who is not us. It knows text only. */
export interface CrablineWhatsapp {
  /** Where Baileys connects to. */
  wsUrl: string;
  /** The number it knows us by. */
  selfJid: string;
  /** The same endpoint as Cloud API: settings of the program, what it accepted there, and where its webhook calls go. */
  cloud: {
    settings: Record<string, string>;
    sent(): WhatsappSent[];
    /** A person writes to the number: signed and posted to our webhook as Meta does, until it is taken. */
    inject(number: string, text: string, webhookUrl: string): Promise<void>;
  };
  /** A person writes; the id of the message. */
  inject(chatJid: string, text: string, senderName?: string): Promise<string>;
  /** What it took from us and could decrypt, each message id once, oldest first. */
  sent(): WhatsappSent[];
  /** Ids of messages that we told it we have. */
  receipts(): Set<string>;
  stop(): Promise<void>;
}

interface RecordedEvent {
  type: string;
  accepted?: boolean;
  method?: string;
  path?: string;
  body?: {
    to?: string;
    type?: string;
    text?: { body?: string };
    tag?: string;
    attrs?: { id?: string };
    key?: { id?: string; remoteJid?: string };
    message?: { conversation?: string };
  };
}

interface Injected {
  message: { key: { id: string } };
  webhook: object;
}

const CLOUD_APP_SECRET = 'a made-up secret of an app';
const SELF_JID = '15550000000@s.whatsapp.net';

export async function startCrablineWhatsapp(): Promise<CrablineWhatsapp> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'crabline-')));
  const sent: WhatsappSent[] = [];
  const receipts = new Set<string>();
  const server = await startWhatsAppServer({
    recorderPath: join(folder, 'whatsapp.jsonl'),
    selfJid: SELF_JID,
    maxPendingInboundMessages: 5_000,
    onEvent: (event) => take(event as RecordedEvent),
  });
  const { accessToken, adminToken, endpoints, phoneNumberId } = server.manifest;
  const cloudSent: WhatsappSent[] = [];

  function take({ accepted, body, path }: RecordedEvent): void {
    if (accepted && path?.endsWith('/messages') && body?.to && body.text?.body !== undefined)
      cloudSent.push({ id: `${cloudSent.length}`, chatId: body.to, text: body.text.body });
    if (body?.tag === 'receipt' && body.attrs?.id) receipts.add(body.attrs.id);
    const { key, message } = body ?? {};
    if (accepted && key?.id && key.remoteJid && message?.conversation !== undefined)
      sent.push({ id: key.id, chatId: key.remoteJid, text: message.conversation });
  }

  async function write(chatJid: string, text: string, pushName: string): Promise<Injected> {
    const response = await fetch(endpoints.adminInboundUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-crabline-admin-token': adminToken },
      body: JSON.stringify({ chatJid, senderJid: chatJid, text, pushName }),
    });
    if (!response.ok) throw new Error(`crabline refused the message with ${response.status}`);
    return (await response.json()) as Injected;
  }

  return {
    wsUrl: endpoints.baileysWebSocketUrl,
    selfJid: SELF_JID,
    cloud: {
      settings: {
        WHATSAPP_CLOUD_TOKEN: accessToken,
        WHATSAPP_CLOUD_PHONE_ID: phoneNumberId,
        WHATSAPP_CLOUD_APP_SECRET: CLOUD_APP_SECRET,
        WHATSAPP_CLOUD_VERIFY_TOKEN: 'a made-up word of our own',
        WHATSAPP_CLOUD_API_ROOT: endpoints.apiRoot,
      },
      sent: () => [...cloudSent],
      async inject(number, text, webhookUrl) {
        const body = JSON.stringify((await write(`${number}@s.whatsapp.net`, text, 'Warga')).webhook);
        const signature = createHmac('sha256', CLOUD_APP_SECRET).update(body).digest('hex');
        const answer = await fetch(webhookUrl, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
          body,
        });
        if (!answer.ok) throw new Error(`our webhook answered ${answer.status}`);
      },
    },
    inject: async (chatJid, text, pushName = 'Warga') =>
      (await write(chatJid, text, pushName)).message.key.id,
    sent: () => [...sent],
    receipts: () => new Set(receipts),
    async stop() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Puts the keys of a paired device into the DATA_DIR of a program that does not run yet: this endpoint knows no pairing. */
export async function pairBeforehand(dataDir: string, secret: string): Promise<void> {
  const store = await connectStore({ dataDir, logger: silentLogger });
  const model = sealedModel(store.connection);
  await model.init();
  await makeSealedStore({ model, secret, room: 'whatsapp', clock: systemClock }).set([
    ['creds', pairedCreds()],
  ]);
  await store.close();
}

/** Credentials as they are after pairing, as text. */
export function pairedCreds(): string {
  const creds = { ...initAuthCreds(), me: { id: SELF_JID, name: 'Tanggap' }, registered: true };
  return JSON.stringify(creds, BufferJSON.replacer);
}

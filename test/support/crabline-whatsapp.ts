import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWhatsAppServer } from '@openclaw/crabline';
import { SELF_JID } from '../../bench/pair-beforehand.js';

export { pairBeforehand, pairedCreds } from '../../bench/pair-beforehand.js';

export interface WhatsappSent {
  id: string;
  chatId: string;
  text: string;
}

/**
 * A WhatsApp Web endpoint of @openclaw/crabline, by somebody who is not us: Noise for real, and Signal for what we send; what
 * people write it hands over as plaintext. It knows text only.
 */
export interface CrablineWhatsapp {
  /** Where Baileys connects to. */
  wsUrl: string;
  /** The number it knows us by. */
  selfJid: string;
  /** A person writes, in a group as `senderJid`; the id of the message. */
  inject(chatJid: string, text: string, senderName?: string, senderJid?: string): Promise<string>;
  /** What it took from us and could decrypt, each message id once, oldest first. */
  sent(): WhatsappSent[];
  /** Ids of messages that we told it we have. */
  receipts(): Set<string>;
  stop(): Promise<void>;
}

interface RecordedEvent {
  type: string;
  accepted?: boolean;
  body?: {
    tag?: string;
    attrs?: { id?: string };
    key?: { id?: string; remoteJid?: string };
    message?: { conversation?: string };
  };
}

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
  const { adminToken, endpoints } = server.manifest;

  function take({ accepted, body }: RecordedEvent): void {
    if (body?.tag === 'receipt' && body.attrs?.id) receipts.add(body.attrs.id);
    const { key, message } = body ?? {};
    if (accepted && key?.id && key.remoteJid && message?.conversation !== undefined)
      sent.push({ id: key.id, chatId: key.remoteJid, text: message.conversation });
  }

  return {
    wsUrl: endpoints.baileysWebSocketUrl,
    selfJid: SELF_JID,
    async inject(chatJid, text, pushName = 'Warga', senderJid = chatJid) {
      const response = await fetch(endpoints.adminInboundUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-crabline-admin-token': adminToken },
        body: JSON.stringify({ chatJid, senderJid, text, pushName }),
      });
      if (!response.ok) throw new Error(`crabline refused the message with ${response.status}`);
      const { message } = (await response.json()) as { message: { key: { id: string } } };
      return message.key.id;
    },
    sent: () => [...sent],
    receipts: () => new Set(receipts),
    async stop() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

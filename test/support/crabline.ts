import { pause, startCrablineProcess } from './crabline-process.js';

export interface CrablineSent {
  chatId: string;
  text: string;
  labels: string[];
  method: string;
}

/** A running Bot API of @openclaw/crabline: a third party's server, so that we do not only test against ourselves. */
export interface Crabline {
  apiRoot: string;
  token: string;
  botName: string;
  /** A person writes in a private chat. It knows text only: no photos, positions or presses come in. */
  inject(chatId: string, text: string, senderName?: string): Promise<void>;
  /** What the bot sent and the server accepted, oldest first; of one chat when given. */
  sent(chatId?: string): Promise<CrablineSent[]>;
  /** Waits for a message to this chat that matches, leaving out the first `after`. Fails after ten seconds. */
  waitFor(chatId: string, pattern: RegExp, after?: number): Promise<CrablineSent>;
  stop(): Promise<void>;
}

interface Manifest {
  adminToken: string;
  botToken: string;
  endpoints: { apiRoot: string; adminInboundUrl: string };
}

/** Starts `crabline serve telegram` on a free port of loopback, its files in a folder of its own. */
export async function startCrabline(): Promise<Crabline> {
  const botName = 'tanggap_contoh_bot';
  const crabline = await startCrablineProcess<Manifest, RecordedCall>('telegram', '--bot-username', botName);
  const { manifest } = crabline;

  const sent = async (chatId?: string) => {
    const all = (await crabline.recorded()).flatMap(sentOf);
    return chatId === undefined ? all : all.filter((message) => message.chatId === chatId);
  };
  return {
    apiRoot: manifest.endpoints.apiRoot,
    token: manifest.botToken,
    botName,
    sent,
    async inject(chatId, text, senderName = 'Warga') {
      const response = await fetch(manifest.endpoints.adminInboundUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-crabline-admin-token': manifest.adminToken },
        body: JSON.stringify({
          chatId,
          senderId: chatId,
          fromId: Number(chatId),
          fromName: senderName,
          text,
        }),
      });
      if (!response.ok) throw new Error(`crabline refused the message with ${response.status}`);
    },
    async waitFor(chatId, pattern, after = 0) {
      for (let turn = 0; turn < 500; turn++) {
        const found = (await sent(chatId))
          .slice(after)
          .find(({ text, labels }) => pattern.test([text, ...labels].join('\n')));
        if (found) return found;
        await pause(20);
      }
      throw new Error(`nothing like ${pattern} was sent to ${chatId}`);
    },
    stop: crabline.stop,
  };
}

interface RecordedCall {
  type: string;
  path: string;
  accepted?: boolean;
  body: { chat_id?: unknown; text?: unknown; caption?: unknown; reply_markup?: unknown };
}

function sentOf({ type, path, accepted, body }: RecordedCall): CrablineSent[] {
  const method = path.split('/').at(-1) ?? '';
  // The sign that an answer is coming is no message.
  const isMessage = method.startsWith('send') && method !== 'sendChatAction';
  if (type !== 'api' || accepted !== true || !isMessage) return [];
  const markup = typeof body.reply_markup === 'string' ? JSON.parse(body.reply_markup) : body.reply_markup;
  const rows = (markup as { inline_keyboard?: { text: string }[][] } | undefined)?.inline_keyboard ?? [];
  const text = String(body.text ?? body.caption ?? '');
  return [{ chatId: String(body.chat_id), text, labels: rows.flat().map((button) => button.text), method }];
}

import { randomUUID } from 'node:crypto';

export interface WebMessage {
  id: string;
  from: 'bot' | 'person';
  text: string;
  choices?: { id: string; label: string }[];
}

/** A person at the web chat of the sample city, without a browser. */
export interface WebPerson {
  /** Posts once and answers with the HTTP status; the same `id` again is the same message. */
  post(text: string, id?: string): Promise<{ status: number; code?: string }>;
  /** What the bot said, oldest first. */
  heard(): Promise<WebMessage[]>;
}

/** `url` is asked anew at each call: after a restart the program may be elsewhere. */
export function webPerson(url: () => string, chat: string): WebPerson {
  return {
    async post(text, id = randomUUID()) {
      const answer = await fetch(`${url()}/chat/messages`, {
        method: 'POST',
        headers: { origin: url(), 'content-type': 'application/json' },
        body: JSON.stringify({ id, chat, text }),
      });
      const body = (await answer.json()) as { error?: { code: string } };
      return { status: answer.status, ...(body.error ? { code: body.error.code } : {}) };
    },
    async heard() {
      const answer = await fetch(`${url()}/chat/history?chat=${chat}`);
      const { messages } = (await answer.json()) as { messages: WebMessage[] };
      return messages.filter(({ from }) => from === 'bot');
    },
  };
}

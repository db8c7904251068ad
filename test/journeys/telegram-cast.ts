import type { Inbound } from '../../src/channels/channel.js';
import type { Said, TerminalChannel } from '../../src/channels/terminal/terminal-channel.js';
import type { BotApiStub } from '../support/bot-api-stub.js';
import { eventually, pause } from '../support/child-program.js';
import type { Crabline } from '../support/crabline.js';

/** The people of a play, each in a private chat of a Telegram server with the running program. */
export interface TelegramCast extends Pick<TerminalChannel, 'said'> {
  hear(who: string, what: Partial<Inbound>): Promise<void>;
  /** Resolves when whoever spoke last was answered and nobody heard anything for a while. */
  idle(): Promise<void>;
  leave(): void;
}

/** A small real picture. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const QUIET_MS = 400;
let castCount = 0;

/** Names become chat ids; every play has its own. */
class Names {
  readonly #first = 10_000 * ++castCount;
  readonly #ids = new Map<string, string>();

  idOf(who: string): string {
    const known = this.#ids.get(who) ?? `${this.#first + this.#ids.size}`;
    this.#ids.set(who, known);
    return known;
  }

  whoIs(chatId: string): string | undefined {
    return [...this.#ids].find(([, id]) => id === chatId)?.[0];
  }
}

interface Server {
  /** Everything the bot sent, oldest first. */
  sent(): Promise<(Omit<Said, 'who'> & { chatId: string })[]>;
  tell(chatId: string, what: Partial<Inbound>): Promise<void>;
}

function makeCast(server: Server): TelegramCast {
  const names = new Names();
  const said: Said[] = [];
  let [seen, spokenAt, heardAtMs] = [0, 0, Date.now()];
  let speaker = '';
  let isOver = false;

  async function look(): Promise<void> {
    const all = await server.sent();
    for (const { chatId, ...message } of all.slice(seen)) {
      const who = names.whoIs(chatId);
      if (who) said.push({ ...message, who });
      heardAtMs = Date.now();
    }
    seen = all.length;
  }

  void (async () => {
    while (!isOver) {
      await look();
      await pause(20);
    }
  })();

  return {
    said,
    async hear(who, what) {
      [speaker, spokenAt] = [who, said.length];
      await server.tell(names.idOf(who), what);
    },
    async idle() {
      await eventually(
        `${speaker} is answered`,
        () => said.slice(spokenAt).some(({ who }) => who === speaker),
        20_000,
      );
      await eventually('all is quiet', () => Date.now() - heardAtMs > QUIET_MS);
    },
    leave() {
      isOver = true;
    },
  };
}

/** Over crabline people only write: who would press a button types what stands on it. */
export function crablineCast(crabline: Crabline): TelegramCast {
  return makeCast({
    async sent() {
      const all = await crabline.sent();
      return all.map(({ chatId, text, labels, method }, index) => ({
        id: `${index}`,
        chatId,
        text,
        choices: labels.map((label) => ({ id: label, label })),
        media: method === 'sendPhoto' ? ['photo'] : [],
      }));
    },
    tell: (chatId, { text = '', choiceId }) => crabline.inject(chatId, choiceId?.toLowerCase() ?? text),
  });
}

export function stubCast(stub: BotApiStub): TelegramCast {
  return makeCast({
    async sent() {
      return stub.sent.map(({ messageId, chatId, text, buttons, files }) => ({
        id: messageId,
        chatId,
        text,
        choices: buttons,
        media: files.map(() => 'photo'),
      }));
    },
    async tell(chatId, { text = '', choiceId, replyTo, media = [], location }) {
      const options = replyTo ? { replyTo } : {};
      if (choiceId) stub.pressId(chatId, choiceId, replyTo!);
      else if (location) stub.sendLocation(chatId, location.lat, location.lon, options);
      else if (media.length > 0) stub.sendPhoto(chatId, PHOTO, text, options);
      else stub.say(chatId, text, options);
    },
  });
}

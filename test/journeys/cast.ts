import type { Inbound } from '../../src/channels/channel.js';
import type { Said, TerminalChannel } from '../../src/channels/terminal/terminal-channel.js';
import { eventually, pause } from '../support/child-program.js';

/** The people of a play, each in a private chat of a channel's server with the running program. */
export interface Cast extends Pick<TerminalChannel, 'said'> {
  hear(who: string, what: Partial<Inbound>): Promise<void>;
  /** Told where the program is reached, where its server has to call it. */
  attach?(programUrl: string): void;
  /** Resolves when whoever spoke last was answered and nobody heard anything for a while. */
  idle(): Promise<void>;
  leave(): void;
}

const QUIET_MS = 900;
let castCount = 0;

/** Names become chat ids; every play has its own. */
class Names {
  readonly #first = 10_000 * ++castCount;
  readonly #ids = new Map<string, string>();

  constructor(private readonly chatIdOf: (n: number) => string) {}

  idOf(who: string): string {
    const known = this.#ids.get(who) ?? this.chatIdOf(this.#first + this.#ids.size);
    this.#ids.set(who, known);
    return known;
  }

  whoIs(chatId: string): string | undefined {
    return [...this.#ids].find(([, id]) => id === chatId)?.[0];
  }
}

export interface CastServer extends Pick<Cast, 'attach'> {
  /** Everything the bot sent, oldest first. */
  sent(): Promise<(Omit<Said, 'who'> & { chatId: string })[]>;
  tell(chatId: string, what: Partial<Inbound>): Promise<void>;
}

/** Plays people over a server: looks at what it took from us again and again. */
export function makeCast(server: CastServer, chatIdOf = (n: number) => `${n}`): Cast {
  const names = new Names(chatIdOf);
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
    ...(server.attach ? { attach: server.attach } : {}),
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

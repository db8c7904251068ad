import { randomBytes } from 'node:crypto';
import type { WebMessage } from './write-web.js';

export interface LogEntry {
  /** Grows over all chats of this process. */
  order: number;
  chatId: string;
  message: WebMessage;
}

interface Kept {
  entries: LogEntry[];
  /** Entries up to this one are no longer kept. */
  droppedUpTo: number;
}

/** The newest messages of each chat, in memory, so that a page that was away hears what it missed. */
export class ChatLog {
  /** Event ids of another process are not ours to continue from. */
  #run = randomBytes(6).toString('hex');
  #order = 0;
  /** The newest entry of all chats that were let go of as a whole. */
  #forgottenUpTo = 0;
  #chats = new Map<string, Kept>();
  #limits: { perChat: number; chats: number };

  constructor(limits = { perChat: 200, chats: 2000 }) {
    this.#limits = limits;
  }

  /** Keeps a message; undefined when one of that id is kept already. */
  append(chatId: string, message: WebMessage): LogEntry | undefined {
    const kept = this.#chats.get(chatId) ?? this.#nothing();
    if (kept.entries.some((entry) => entry.message.id === message.id)) return undefined;
    this.#order += 1;
    const entry = { order: this.#order, chatId, message };
    kept.entries.push(entry);
    if (kept.entries.length > this.#limits.perChat) kept.droppedUpTo = kept.entries.shift()!.order;
    // Deleted and set again, the map stays in order of last use: the first is the one that was silent longest.
    this.#chats.delete(chatId);
    this.#chats.set(chatId, kept);
    if (this.#chats.size > this.#limits.chats) this.#forgetSilentest();
    return entry;
  }

  find(chatId: string, messageId: string): WebMessage | undefined {
    return this.messages(chatId).find((message) => message.id === messageId);
  }

  messages(chatId: string): WebMessage[] {
    return (this.#chats.get(chatId)?.entries ?? []).map((entry) => entry.message);
  }

  /** What these chats heard after the event of that id, oldest first; undefined when that can no longer be told. */
  since(chatIds: string[], eventId: string): LogEntry[] | undefined {
    const [run, order] = eventId.split('-');
    const from = Number(order);
    if (run !== this.#run || !Number.isSafeInteger(from) || from > this.#order) return undefined;
    const kept = chatIds.flatMap((chatId) => this.#chats.get(chatId) ?? this.#nothing());
    if (kept.some((chat) => chat.droppedUpTo > from)) return undefined;
    return kept
      .flatMap((chat) => chat.entries.filter((entry) => entry.order > from))
      .sort((a, b) => a.order - b.order);
  }

  /** The event id of an entry, or of this moment. */
  eventId(order = this.#order): string {
    return `${this.#run}-${order}`;
  }

  #nothing(): Kept {
    return { entries: [], droppedUpTo: this.#forgottenUpTo };
  }

  #forgetSilentest(): void {
    const [chatId, kept] = this.#chats.entries().next().value!;
    this.#chats.delete(chatId);
    this.#forgottenUpTo = Math.max(this.#forgottenUpTo, kept.entries.at(-1)?.order ?? 0);
  }
}

import type { ServerResponse } from 'node:http';
import type { Clock } from '../../shared/clock.js';
import { CodedError } from '../../shared/errors.js';
import type { ChatLog, LogEntry } from './chat-log.js';
import { writeEvent } from './write-web.js';

const MOST_STREAMS = 1000;
const MOST_STREAMS_OF_A_CHAT = 20;
/** Shorter than the silence after which the server or a proxy cuts a connection. */
const HEARTBEAT_MS = 20_000;
/** How long a browser waits before it connects again. */
const RECONNECT_MS = 1_500;
/** A reader that is this far behind is cut; it comes back and continues from its last event. */
const LARGEST_BACKLOG_BYTES = 1024 * 1024;

interface Stream {
  response: ServerResponse;
  chatIds: Set<string>;
}

/** The open event streams of browsers. One stream may listen to several chats (the sample city's one-person play). */
export class EventStreams {
  #streams = new Set<Stream>();
  #log: ChatLog;
  #clock: Clock;
  #cancelHeartbeat?: () => void;

  constructor(log: ChatLog, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  /** Throws REQUEST_TOO_MANY when no further stream may be opened on these chats. */
  admit(chatIds: string[]): void {
    const ofChat = [...this.#streams].filter((stream) =>
      chatIds.some((chatId) => stream.chatIds.has(chatId)),
    );
    if (this.#streams.size >= MOST_STREAMS || ofChat.length >= MOST_STREAMS_OF_A_CHAT) {
      throw new CodedError('REQUEST_TOO_MANY');
    }
  }

  /** Tells what was missed since `lastEventId` (or `reload` when that is not known any more), then all that comes. */
  open(response: ServerResponse, chatIds: string[], lastEventId: string | undefined): void {
    response.write(`retry: ${RECONNECT_MS}\n\n`);
    const missed = lastEventId === undefined ? [] : this.#log.since(chatIds, lastEventId);
    const name = missed ? 'ready' : 'reload';
    if (!missed?.length) response.write(writeEvent({ id: this.#log.eventId(), name, data: {} }));
    for (const entry of missed ?? []) response.write(this.#write(entry));
    const stream = { response, chatIds: new Set(chatIds) };
    this.#streams.add(stream);
    response.on('close', () => this.#streams.delete(stream));
    response.on('error', () => this.#streams.delete(stream));
    this.#cancelHeartbeat ??= this.#clock.after(HEARTBEAT_MS, () => this.#beat());
  }

  publish(entry: LogEntry): void {
    const event = this.#write(entry);
    for (const { response, chatIds } of this.#streams) {
      if (!chatIds.has(entry.chatId)) continue;
      if (response.writableLength > LARGEST_BACKLOG_BYTES) response.destroy();
      else response.write(event);
    }
  }

  closeAll(): void {
    this.#cancelHeartbeat?.();
    this.#cancelHeartbeat = undefined;
    for (const { response } of this.#streams) response.end();
    this.#streams.clear();
  }

  #write(entry: LogEntry): string {
    const data = { chat: entry.chatId, message: entry.message };
    return writeEvent({ id: this.#log.eventId(entry.order), name: 'message', data });
  }

  #beat(): void {
    this.#cancelHeartbeat = undefined;
    for (const { response } of this.#streams) response.write(': here\n\n');
    if (this.#streams.size > 0) this.#cancelHeartbeat = this.#clock.after(HEARTBEAT_MS, () => this.#beat());
  }
}

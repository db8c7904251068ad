const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;
/** A line that is back this soon was never worth a banner. */
const PATIENCE_MS = 700;

/**
 * The open line to the server for some chats. It comes back by itself and continues after the last event it heard;
 * `onReload` says that too much was missed to be told again.
 */
export class EventLine {
  #heard = undefined;
  #source = undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #again = undefined;
  #lost = undefined;

  constructor({ onMessage, onReload, onState }) {
    this.onMessage = onMessage;
    this.onReload = onReload;
    this.onState = onState;
    addEventListener('online', () => this.#source?.readyState !== 1 && this.#open());
  }

  /** Listens to these chats (none: to the browser's own). */
  listen(chatIds) {
    this.chatIds = chatIds;
    this.#open();
  }

  #open() {
    clearTimeout(this.#again);
    this.#source?.close();
    const query = new URLSearchParams(this.chatIds.length ? { chat: this.chatIds.join(',') } : {});
    if (this.#heard) query.set('since', this.#heard);
    const source = new EventSource(`/chat/events?${query}`);
    this.#source = source;
    source.addEventListener('open', () => this.#isBack());
    source.addEventListener('error', () => this.#isLost(source));
    source.addEventListener('ready', (event) => this.#hear(event));
    source.addEventListener('message', (event) => {
      const { chat, message } = this.#hear(event);
      this.onMessage(chat, message);
    });
    source.addEventListener('reload', (event) => {
      this.#hear(event);
      this.onReload();
    });
  }

  #hear(event) {
    this.#heard = event.lastEventId;
    return JSON.parse(event.data);
  }

  #isBack() {
    clearTimeout(this.#lost);
    this.#lost = undefined;
    this.#pauseMs = FIRST_PAUSE_MS;
    this.onState(true);
  }

  #isLost(source) {
    if (source !== this.#source) return;
    this.#lost ??= setTimeout(() => this.onState(false), PATIENCE_MS);
    source.close();
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.#open(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

import { keepWords, keptWords } from './kept-words.js';
import { makeId, postMessage, Refused, uploadFile } from './server-calls.js';

/** What cannot be cured by trying again, in words for the person. */
const problems = {
  MEDIA_TOO_LARGE: 'Berkas terlalu besar, paling besar 20 MB.',
  MEDIA_WRONG_TYPE: 'Jenis berkas ini tidak bisa diterima. Kirim foto JPG atau PNG, suara, video, atau PDF.',
  REQUEST_INVALID: 'Pesan ini tidak bisa diterima. Coba tulis ulang.',
  REQUEST_TOO_LARGE: 'Pesan terlalu panjang. Coba bagi menjadi beberapa pesan.',
  REQUEST_FOREIGN: 'Buka ulang halaman ini, lalu kirim lagi.',
};

/** One conversation: its messages in the order shown, and the line of those that wait to be sent. */
export class Chat {
  messages = [];
  unread = 0;
  isLoaded = false;
  isTyping = false;
  #sending = Promise.resolve();

  constructor(persona, chatId, onChange) {
    this.persona = persona;
    this.chatId = chatId;
    this.onChange = onChange;
  }

  find(id) {
    return this.messages.find((message) => message.id === id);
  }

  /** What the server remembers and what is known only here, in the order of time; what is not sent yet comes last. */
  load(stored) {
    const known = new Map(keptWords(this.chatId, stored).map((message) => [message.id, message]));
    for (const message of this.messages) known.set(message.id, message);
    for (const message of stored) known.set(message.id, { ...message, label: known.get(message.id)?.label });
    const all = [...known.values()].sort((a, b) => a.at.localeCompare(b.at));
    this.messages = [...all.filter(({ state }) => !state), ...all.filter(({ state }) => state)];
    this.isLoaded = true;
  }

  /** Takes a message up, or what is newly known of one; true when it was not here before. */
  put(message) {
    const index = this.messages.findIndex((other) => other.id === message.id);
    if (index < 0) this.messages.push(message);
    else this.messages[index] = { ...message, label: this.messages[index].label };
    return index < 0;
  }

  /** Shows a message at once and sends it after those before it. */
  send({ text = '', files = [], location, choice, replyTo }) {
    const media = files.map(({ file, url }) => ({ kind: kindOf(file), url, name: file.name }));
    const message = {
      id: makeId(),
      from: 'person',
      at: new Date().toISOString(),
      text,
      state: 'sending',
      files,
      ...(media.length > 0 && { media }),
      ...(location && { location }),
      ...(choice && { choiceId: choice.id, label: choice.label }),
      ...(replyTo && { replyTo }),
    };
    this.put(message);
    this.retry(message);
  }

  /** Sends a message (again): the id stays, so the server never takes it twice. */
  retry(message) {
    this.#change({ ...message, state: 'sending', problem: undefined });
    this.#sending = this.#sending.then(() => this.#deliver(message));
  }

  async #deliver(message) {
    try {
      // Files already taken by the server are not sent again.
      for (const attached of message.files)
        attached.mediaId ??= (await uploadFile(this.chatId, attached.file)).mediaId;
      const { id, text, choiceId, location, replyTo } = message;
      const mediaIds = message.files.map((attached) => attached.mediaId);
      const stored = await postMessage(this.chatId, { id, text, choiceId, location, replyTo, mediaIds });
      // On this page pictures are shown from here; another time they come from the server.
      keepWords(this.chatId, { ...stored, label: message.label });
      this.#change({ ...stored, ...(message.media && { media: message.media }) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // The answer got lost, but the message itself came back over the event line: it is stored.
      if (this.find(message.id).state !== 'sending') return;
      this.#change({ ...message, state: 'failed', problem: problems[error.code] });
    }
  }

  #change(message) {
    this.put(message);
    this.onChange(this, message);
  }
}

function kindOf({ type }) {
  const kinds = { image: 'photo', audio: 'voice', video: 'video' };
  return kinds[type.split('/')[0]] ?? 'document';
}

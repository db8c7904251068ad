import { shortWordsOf } from './draw-message.js';
import { element, find, icon, say } from './element.js';

/** The server takes no more (20 MB a file, 10 files a message). */
const LARGEST_FILE_BYTES = 20 * 1024 * 1024;
const MOST_FILES = 10;

/** Where one writes: text, attached files and the message replied to. `onSend({ text, files, replyTo })`. */
export class Composer {
  #text = find('text');
  #tray = find('tray');
  #files = [];
  #replyTo = undefined;

  constructor(onSend) {
    this.onSend = onSend;
    find('composer-form').addEventListener('submit', (event) => this.#send(event));
    this.#text.addEventListener('keydown', (event) => this.#onKey(event));
    this.#text.addEventListener('input', () => this.#fit());
    this.#text.addEventListener('paste', (event) => this.#paste(event));
    for (const input of [find('photo'), find('file')]) {
      input.addEventListener('change', () => {
        this.#attach([...input.files]);
        input.value = '';
      });
    }
    find('quote-cancel').addEventListener('click', () => this.replyTo(undefined));
  }

  /** Quotes a message; undefined takes the quote away. */
  replyTo(message, talk) {
    this.#replyTo = message?.id;
    find('quote').hidden = !message;
    if (!message) return;
    find('quote-who').textContent = message.from === 'bot' ? 'Membalas Tanggap' : 'Membalas pesan Anda';
    find('quote-text').textContent = shortWordsOf(message, talk);
    this.#text.focus();
  }

  /** Begins a message with a command, as an answer to `message` where one is given; what was written or attached stays. */
  begin(command, message, talk) {
    this.#text.value = `${command} ${this.#text.value.replace(/^\/\S*\s*/, '')}`;
    this.replyTo(message, talk);
    this.#fit();
    this.#text.focus();
  }

  /** Puts a half-written message away and another in its place (one per person played). */
  swap(draft = { text: '', files: [] }) {
    const old = { text: this.#text.value, files: this.#files };
    this.#text.value = draft.text;
    this.#files = draft.files;
    this.replyTo(undefined);
    this.#drawTray();
    this.#fit();
    return old;
  }

  focus() {
    // On a phone the keyboard would jump up each time.
    if (matchMedia('(pointer: fine)').matches) this.#text.focus();
  }

  #send(event) {
    event?.preventDefault();
    const text = this.#text.value.trim();
    if (!text && this.#files.length === 0) return;
    const files = this.#files;
    const replyTo = this.#replyTo;
    this.swap();
    say(find('notice'), '');
    this.onSend({ text, files, replyTo });
    this.#text.focus();
  }

  #onKey(event) {
    // While an input method composes, Enter belongs to it.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.#send(event);
    if (event.key === 'Escape') this.replyTo(undefined);
  }

  #paste(event) {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    this.#attach(files);
  }

  #attach(files) {
    const small = files.filter((file) => file.size <= LARGEST_FILE_BYTES);
    this.#files = [...this.#files, ...small.map((file) => ({ file, url: URL.createObjectURL(file) }))];
    const isTooMany = this.#files.length > MOST_FILES;
    this.#files = this.#files.slice(0, MOST_FILES);
    const large = small.length < files.length && 'Berkas paling besar 20 MB. Coba kirim yang lebih kecil.';
    say(find('notice'), large || (isTooMany && `Paling banyak ${MOST_FILES} berkas sekali kirim.`) || '');
    this.#drawTray();
    this.focus();
  }

  #drawTray() {
    this.#tray.hidden = this.#files.length === 0;
    this.#tray.replaceChildren(...this.#files.map((attached) => this.#drawFile(attached)));
  }

  #drawFile(attached) {
    const { file, url } = attached;
    const isPicture = file.type.startsWith('image/');
    const shown = isPicture
      ? element('img', { src: url, alt: file.name })
      : element('span', { class: 'paper' }, file.name);
    const remove = element(
      'button',
      { class: 'icon', type: 'button', 'aria-label': `Buang ${file.name}` },
      icon('close'),
    );
    remove.addEventListener('click', () => {
      this.#files = this.#files.filter((other) => other !== attached);
      this.#drawTray();
    });
    return element('li', {}, shown, remove);
  }

  /** Grows with what is written, up to the height the style allows. */
  #fit() {
    this.#text.style.height = 'auto';
    this.#text.style.height = `${this.#text.scrollHeight}px`;
  }
}

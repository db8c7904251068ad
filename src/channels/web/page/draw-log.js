import { drawMessage } from './draw-message.js';
import { element, find } from './element.js';

/** Below this distance from the end one is reading the newest, and stays there. */
const NEAR_END_PX = 120;

const examples = {
  citizen: ['Lampu jalan depan SDN 3 Melati mati', 'Syarat bikin KTP baru apa?', 'Laporanku', 'Bantuan'],
  officer: ['/tiket', '/tiket saya', '/tiket lewat', '/bantuan'],
  supervisor: ['/ringkas', '/lewat', '/tiket', '/bantuan'],
  admin: ['/ringkas', '/tiket', '/undang', '/bantuan'],
};

const welcomes = {
  citizen: 'Tulis saja seperti berbicara. Misalnya:',
  officer: 'Tiket baru akan muncul di sini. Perintah yang sering dipakai:',
  supervisor: 'Peringatan batas waktu akan muncul di sini. Perintah yang sering dipakai:',
};

/** The list of messages on the page: draws a chat whole, or changes one message where it stands. */
export class Log {
  #log = find('log');
  #newest = find('newest');
  #dots = element(
    'div',
    { class: 'dots', 'aria-label': 'Tanggap sedang mengetik', role: 'status' },
    ...dots(),
  );

  constructor(timeZone) {
    const given = { timeZone };
    this.time = new Intl.DateTimeFormat('id-ID', { hour: '2-digit', minute: '2-digit', ...given });
    this.day = new Intl.DateTimeFormat('id-ID', { weekday: 'long', day: 'numeric', month: 'long', ...given });
    // Scrolled by the arrow keys too.
    this.#log.tabIndex = 0;
    this.#newest.addEventListener('click', () => this.#toEnd());
    this.#log.addEventListener('scroll', () => this.#onScroll(), { passive: true });
    // The composer grew or a keyboard came up: who read the newest still does.
    new ResizeObserver(() => {
      this.height = this.#log.clientHeight;
      if (this.wasNearEnd) this.#toEnd();
    }).observe(this.#log);
  }

  /** Draws all of a chat; screen readers are not read the whole of it. */
  draw(chat, talk, send) {
    this.talk = { ...talk, timeOf: (at) => this.time.format(new Date(at)).replace('.', ':') };
    this.lastDay = undefined;
    this.#log.setAttribute('aria-busy', 'true');
    this.#log.replaceChildren();
    if (chat.messages.length === 0) this.#log.append(drawWelcome(chat, send));
    for (const message of chat.messages) this.#append(message);
    this.showTyping(chat.isTyping);
    this.#toEnd();
    this.#log.removeAttribute('aria-busy');
  }

  /** Adds a message at the end, or draws it again where it is. */
  put(message) {
    const isAtEnd = this.#isNearEnd() || message.from === 'person';
    const old = this.#log.querySelector(`[data-id="${CSS.escape(message.id)}"]`);
    if (old) old.replaceWith(drawMessage(message, this.talk));
    else {
      this.#log.querySelector('.welcome')?.remove();
      this.#append(message).classList.add('is-new');
    }
    if (this.#dots.isConnected) this.#log.append(this.#dots);
    if (isAtEnd) this.#toEnd();
    else if (!old) this.#newest.hidden = false;
  }

  showTyping(isTyping) {
    const isAtEnd = this.#isNearEnd();
    if (isTyping) this.#log.append(this.#dots);
    else this.#dots.remove();
    if (isAtEnd) this.#toEnd();
  }

  /** Marks the pressed button of a message. */
  markChosen(messageId, choiceId) {
    const message = this.#log.querySelector(`[data-id="${CSS.escape(messageId)}"]`);
    for (const button of message?.querySelectorAll('[data-choice]') ?? []) {
      button.toggleAttribute('data-chosen', button.dataset.choice === choiceId);
    }
  }

  #append(message) {
    const day = this.#dayOf(message.at);
    if (day !== this.lastDay) this.#log.append(element('p', { class: 'day' }, day));
    this.lastDay = day;
    const drawn = drawMessage(message, this.talk);
    this.#log.append(drawn);
    if (message.choiceId) this.markChosen(message.replyTo, message.choiceId);
    return drawn;
  }

  #dayOf(at) {
    const day = this.day.format(new Date(at));
    return day === this.day.format(new Date()) ? 'Hari ini' : day;
  }

  #onScroll() {
    // A new height moves the end away from under one's eyes: that is not scrolling, and the observer sees to it.
    if (this.#log.clientHeight === this.height && this.#isNearEnd()) this.#hideNewest();
  }

  #isNearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    this.wasNearEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    return this.wasNearEnd;
  }

  #toEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.wasNearEnd = true;
    this.#hideNewest();
  }

  #hideNewest() {
    this.#newest.hidden = true;
  }
}

function dots() {
  return [1, 2, 3].map(() => element('i'));
}

function drawWelcome({ persona }, send) {
  const isCitizen = persona.role === 'citizen';
  const buttons = (examples[persona.role] ?? examples.officer).map((words) => {
    const button = element('button', { class: 'example', type: 'button', 'data-testid': 'example' }, words);
    button.addEventListener('click', () => send(words));
    return button;
  });
  const title = isCitizen ? 'Halo, ada yang bisa dibantu?' : `Halo, ${persona.name}`;
  const line = welcomes[persona.role] ?? 'Perintah yang sering dipakai:';
  const logo = element('img', { src: '/page/logo.svg', alt: '' });
  return element(
    'div',
    { class: 'welcome' },
    logo,
    element('h2', {}, title),
    element('p', {}, line),
    ...buttons,
  );
}

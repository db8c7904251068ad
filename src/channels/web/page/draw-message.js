import { drawWords } from './draw-words.js';
import { element, icon } from './element.js';

const SHORT_QUOTE = 90;

/**
 * Draws one message. `talk` is what the drawing needs to know and do:
 * `{ timeOf(at), find(id), reply(message), begin(message, command), choose(message, choice),
 * retry(message), shareLocation() }`.
 */
export function drawMessage(message, talk) {
  const bubble = element('div', { class: 'bubble' });
  if (message.replyTo && !message.choiceId) bubble.append(drawQuote(talk.find(message.replyTo)));
  for (const media of message.media ?? []) bubble.append(drawMedia(media));
  if (message.location) bubble.append(drawPlace(message.location));
  const words = wordsOf(message, talk);
  const onCommand = message.from === 'bot' ? (command) => talk.begin(message, command) : undefined;
  if (words) bubble.append(element('div', { class: 'words', dir: 'auto' }, ...drawWords(words, onCommand)));
  const state = message.state === 'sending' ? 'mengirim…' : talk.timeOf(message.at);
  bubble.append(element('div', { class: 'stamp' }, element('time', { datetime: message.at }, state)));
  if (message.state === 'failed') bubble.append(drawFailed(message, talk));
  if (message.choices || message.asksLocation) bubble.append(drawChoices(message, talk));
  bubble.addEventListener('click', (event) => {
    const isPressed = event.target.closest('a, button, audio, video');
    if (!isPressed && !getSelection().toString()) talk.reply(message);
  });
  const reply = element(
    'button',
    { class: 'reply', type: 'button', 'aria-label': 'Balas pesan ini' },
    icon('reply'),
  );
  reply.addEventListener('click', () => talk.reply(message));
  const sender = message.from === 'bot' ? 'Tanggap' : 'Anda';
  const attributes = {
    class: 'message',
    'data-testid': 'bubble',
    'data-from': message.from,
    'data-id': message.id,
  };
  return element('article', { ...attributes, 'aria-label': `${sender}, ${state}` }, bubble, reply);
}

/** The words of a message; a pressed button says its label. */
function wordsOf(message, talk) {
  if (message.text || !message.choiceId) return message.text;
  const pressed = talk.find(message.replyTo)?.choices?.find((choice) => choice.id === message.choiceId);
  return pressed?.label ?? message.label ?? '(tombol)';
}

/** A line that stands for a message in a quote or in the list of people. */
export function shortWordsOf(message, talk) {
  const names = { photo: '📷 Foto', voice: '🎤 Suara', video: '🎬 Video', document: '📄 Dokumen' };
  const media = message.media?.[0];
  const words =
    wordsOf(message, talk) || (media && names[media.kind]) || (message.location && '📍 Lokasi') || '';
  const line = [...words.replace(/\s+/g, ' ')];
  return line.length > SHORT_QUOTE ? `${line.slice(0, SHORT_QUOTE).join('')}…` : line.join('');
}

function drawQuote(quoted) {
  const who = quoted?.from === 'person' ? 'Anda' : 'Tanggap';
  const line = quoted ? shortWordsOf(quoted, { find: () => undefined }) : 'Pesan sebelumnya';
  return element('div', { class: 'quoted', dir: 'auto' }, element('strong', {}, who), line);
}

function drawMedia({ kind, url, smallUrl, name }) {
  if (kind === 'photo') {
    const image = element('img', { src: smallUrl ?? url, alt: 'Foto', loading: 'lazy', decoding: 'async' });
    return element(
      'a',
      { class: 'picture', href: url, target: '_blank', rel: 'noopener', 'aria-label': 'Buka foto' },
      image,
    );
  }
  if (kind === 'voice')
    return element('audio', { src: url, controls: true, preload: 'none', 'aria-label': 'Pesan suara' });
  if (kind === 'video')
    return element('video', { src: url, controls: true, preload: 'metadata', 'aria-label': 'Video' });
  const label = element('span', {}, name ?? 'Dokumen', element('small', {}, 'Ketuk untuk menyimpan'));
  return element('a', { class: 'attached', href: url, download: name ?? '' }, icon('file'), label);
}

function drawPlace({ lat, lon }) {
  const href = `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`;
  const label = element('span', {}, 'Lokasi', element('small', {}, `${lat.toFixed(5)}, ${lon.toFixed(5)}`));
  return element(
    'a',
    { class: 'attached', href, target: '_blank', rel: 'noopener noreferrer' },
    icon('pin'),
    label,
  );
}

function drawFailed(message, talk) {
  const words = message.problem ?? 'Belum terkirim, coba lagi';
  const retry = element('button', { type: 'button', 'data-testid': 'retry' }, 'Kirim lagi');
  retry.addEventListener('click', () => talk.retry(message));
  return element('div', { class: 'failed', role: 'alert' }, words, message.problem ? undefined : retry);
}

function drawChoices(message, talk) {
  const buttons = (message.choices ?? []).map((choice, index) => {
    // A label that begins with a digit is a number by itself: "5" must not become "1. 5".
    const number = /^\d/.test(choice.label)
      ? undefined
      : element('span', { class: 'number' }, `${index + 1}.`);
    const attributes = { class: 'choice', type: 'button', 'data-testid': 'choice', 'data-choice': choice.id };
    const button = element('button', attributes, number, element('span', { dir: 'auto' }, choice.label));
    button.addEventListener('click', () => talk.choose(message, choice));
    return button;
  });
  if (message.asksLocation) {
    const share = element(
      'button',
      { class: 'choice', type: 'button', 'data-testid': 'asked-location' },
      '📍 Bagikan lokasi',
    );
    share.addEventListener('click', () => talk.shareLocation());
    buttons.unshift(share);
  }
  return element('div', { class: 'choices', role: 'group', 'aria-label': 'Pilihan jawaban' }, ...buttons);
}

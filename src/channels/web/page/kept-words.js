const KEY = 'tanggap-words-';
const MOST_WORDS = 100;
/** The first words of a talk stand a moment before the first answer to them. */
const MOMENT_MS = 60_000;

/**
 * What the person wrote in a chat, as this browser remembers it. The server lets go of a person's words once they are
 * worked on; after a restart it knows only its own answers.
 */
export function keepWords(chatId, { id, from, at, text, label, choiceId, media, location, replyTo }) {
  const words = { id, from, at, text, label, choiceId, media, location, replyTo };
  const others = read(chatId).filter((kept) => kept.id !== id);
  try {
    localStorage.setItem(KEY + chatId, JSON.stringify([...others, words].slice(-MOST_WORDS)));
  } catch {
    // A browser that keeps nothing, or is full, shows less of an old talk.
  }
}

/** The kept words of a talk that the server still knows; those before its first message belong to one that is gone. */
export function keptWords(chatId, stored) {
  const firstAt = Math.min(...stored.map(({ at }) => Date.parse(at)));
  return read(chatId).filter(({ at }) => Date.parse(at) >= firstAt - MOMENT_MS);
}

function read(chatId) {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY + chatId) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

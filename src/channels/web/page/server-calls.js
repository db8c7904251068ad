/** What the page asks of the server. A refused call throws with the server's `code`; a dead line with OFFLINE. */

export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

async function call(path, options) {
  const answer = await fetch(path, options).catch(() => {
    throw new Refused('OFFLINE');
  });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(body.error?.code ?? 'REQUEST_FAILED');
  return body;
}

/** A chat's name goes along only where one person may play several. */
const asking = (chatId) => (chatId ? `?chat=${encodeURIComponent(chatId)}` : '');

export const readSetting = () => call('/chat/personas');

export const readHistory = async (chatId) => (await call(`/chat/history${asking(chatId)}`)).messages;

export async function uploadFile(chatId, file) {
  const headers = { 'content-type': file.type || typeByName(file.name) };
  return call(`/chat/upload${asking(chatId)}`, { method: 'POST', headers, body: file });
}

export async function postMessage(chatId, post) {
  const body = JSON.stringify(chatId ? { ...post, chat: chatId } : post);
  return (
    await call('/chat/messages', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  ).message;
}

/** An id of our own for a message, so that sending it again stays the same message. */
export function makeId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Some systems do not tell the type of office files. */
function typeByName(name) {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const types = { docx: word, xlsx: sheet, csv: 'text/csv', txt: 'text/plain', heic: 'image/heic' };
  return types[name.split('.').pop().toLowerCase()] ?? 'application/octet-stream';
}

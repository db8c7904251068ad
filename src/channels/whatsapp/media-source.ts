import { bytesOf, type Fields, fieldsOf, textOf } from './proto-fields.js';

/** What the keys of a file are derived for; voice messages count as audio, round videos as video. */
export type WhatsappMediaType = 'image' | 'video' | 'audio' | 'document';

/** All that is needed to fetch a file later; fits `downloadContentFromMessage` of Baileys. */
export interface WhatsappFile {
  type: WhatsappMediaType;
  mediaKey: Uint8Array;
  /** Path on a host of WhatsApp; with it, only the host of `url` counts. */
  directPath?: string;
  url?: string;
  /** SHA-256 of the bytes as they lie on the server, and as the person sent them. */
  fileEncSha256?: Uint8Array;
  fileSha256?: Uint8Array;
}

const TYPES: readonly string[] = ['image', 'video', 'audio', 'document'] satisfies WhatsappMediaType[];
const USUAL_HOST = 'mmg.whatsapp.net';
const LONGEST_ADDRESS = 1000;
const KEY_BYTES = 32;

/**
 * The handle of a file (`MediaRef.source`): JSON of some hundred characters, at most 1,300. Undefined when the file cannot
 * be fetched: without key, or from anywhere but WhatsApp, for the sender chooses what stands in these fields.
 */
export function mediaSource(type: WhatsappMediaType, fields: Fields): string | undefined {
  const mediaKey = bytesOf(fields.mediaKey);
  const address = addressOf(fields);
  if (mediaKey?.length !== KEY_BYTES || !address) return undefined;
  return JSON.stringify({
    type,
    ...address,
    mediaKey: toBase64(mediaKey),
    fileEncSha256: toBase64(bytesOf(fields.fileEncSha256)),
    fileSha256: toBase64(bytesOf(fields.fileSha256)),
  });
}

/** Reads what `mediaSource` wrote; undefined for anything else. */
export function parseMediaSource(source: string): WhatsappFile | undefined {
  const fields = fieldsOf(parseJson(source));
  if (!fields || typeof fields.type !== 'string' || !TYPES.includes(fields.type)) return undefined;
  const mediaKey = fromBase64(fields.mediaKey, KEY_BYTES);
  const address = addressOf(fields);
  if (!mediaKey || !address) return undefined;
  const file: WhatsappFile = { type: fields.type as WhatsappMediaType, mediaKey, ...address };
  const fileEncSha256 = fromBase64(fields.fileEncSha256, 32);
  const fileSha256 = fromBase64(fields.fileSha256, 32);
  if (fileEncSha256) file.fileEncSha256 = fileEncSha256;
  if (fileSha256) file.fileSha256 = fileSha256;
  return file;
}

/** Where the file lies, on hosts of WhatsApp only. */
function addressOf(fields: Fields): { directPath?: string; url?: string } | undefined {
  const url = whatsappUrl(textOf(fields.url));
  const path = textOf(fields.directPath);
  // Joined to a host by the library as it is: `@elsewhere/` would change the host.
  const isPath = path?.startsWith('/') === true && path.length <= LONGEST_ADDRESS && !/\s/.test(path);
  if (isPath && whatsappUrl(`https://${USUAL_HOST}${path}`)?.host === USUAL_HOST)
    return { directPath: path, ...(url && url.host !== USUAL_HOST ? { url: url.origin } : {}) };
  return url && url.pathname !== '/' ? { url: url.href } : undefined;
}

function whatsappUrl(text: string | undefined): URL | undefined {
  if (text === undefined || text.length > LONGEST_ADDRESS + 50 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isTheirs = url.protocol === 'https:' && url.hostname.endsWith('.whatsapp.net');
  return isTheirs && url.port === '' && url.username === '' ? url : undefined;
}

function toBase64(bytes: Uint8Array | undefined): string | undefined {
  return bytes && bytes.length <= KEY_BYTES ? Buffer.from(bytes).toString('base64') : undefined;
}

function fromBase64(value: unknown, length: number): Uint8Array | undefined {
  if (typeof value !== 'string') return undefined;
  const bytes = new Uint8Array(Buffer.from(value, 'base64'));
  return bytes.length === length ? bytes : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

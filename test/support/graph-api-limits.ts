/** Refused with this number, as Meta refuses it. */
export interface Refusal {
  status: number;
  code: number;
  subcode?: number;
  retryAfterS?: number;
}

type Json = Record<string, unknown>;

const invalid: Refusal = { status: 400, code: 100 };
const wrongValue: Refusal = { status: 400, code: 131009 };
const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longest;
const areDifferent = (values: unknown[]) => new Set(values).size === values.length;

/**
 * The limits that Meta documents for a message, checked by our own reading of them and not by the program's: texts 4,096,
 * bodies 1,024, three different buttons of 20, one list of ten rows of 24 and 72, captions 1,024, two parameters on one line.
 */
export function refusalOfMessage(
  body: Json,
  isMediaId: (id: unknown, type: string) => boolean,
): Refusal | undefined {
  const { messaging_product, recipient_type, to, recipient, type } = body;
  if (messaging_product !== 'whatsapp' || recipient_type !== 'individual') return invalid;
  const isNumber = typeof to === 'string' && /^\d{5,20}$/.test(to);
  const isUserId = typeof recipient === 'string' && /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/.test(recipient);
  if (!isNumber && !isUserId) return invalid;
  if (typeof type !== 'string' || typeof body[type] !== 'object' || body[type] === null) return invalid;
  const content = body[type] as Json;
  if (type === 'text') return isText(content.body, 4096) ? undefined : invalid;
  if (type === 'interactive') return refusalOfInteractive(content);
  if (type === 'template') return refusalOfTemplate(content);
  if (!['image', 'video', 'audio', 'document'].includes(type) || !isMediaId(content.id, type)) return invalid;
  if (type === 'audio' && 'caption' in content) return invalid;
  return content.caption === undefined || isText(content.caption, 1024) ? undefined : wrongValue;
}

function refusalOfInteractive({ type, body, action }: Json): Refusal | undefined {
  if (!isText((body as Json | undefined)?.text, 1024)) return wrongValue;
  const { buttons, sections, button, name } = (action ?? {}) as {
    buttons?: { type: string; reply: { id: unknown; title: unknown } }[];
    sections?: { title?: unknown; rows: { id: unknown; title: unknown; description?: unknown }[] }[];
    button?: unknown;
    name?: unknown;
  };
  if (type === 'location_request_message') return name === 'send_location' ? undefined : wrongValue;
  if (type === 'button') {
    const replies = (buttons ?? []).map(({ reply }) => reply);
    const fits = replies.every(({ id, title }) => isText(id, 256) && isText(title, 20));
    const count = replies.length >= 1 && replies.length <= 3;
    const isUnique =
      areDifferent(replies.map(({ id }) => id)) && areDifferent(replies.map(({ title }) => title));
    return fits && count && isUnique ? undefined : wrongValue;
  }
  if (type !== 'list' || !isText(button, 20) || sections?.length !== 1) return wrongValue;
  const { rows } = sections[0]!;
  const fits = rows.every(
    ({ id, title, description }) =>
      isText(id, 200) && isText(title, 24) && (description === undefined || isText(description, 72)),
  );
  return fits && rows.length >= 1 && rows.length <= 10 && areDifferent(rows.map(({ id }) => id))
    ? undefined
    : wrongValue;
}

function refusalOfTemplate(template: Json): Refusal | undefined {
  const { language, components } = template as {
    language?: { code?: unknown };
    components?: { type: string; parameters: { type: string; text: unknown }[] }[];
  };
  const parameters = components?.find(({ type }) => type === 'body')?.parameters ?? [];
  if (typeof language?.code !== 'string') return invalid;
  if (parameters.length !== 2) return { status: 400, code: 132000 };
  const isOneLine = (text: unknown) => isText(text, 1024) && !/[\n\t]| {5}/.test(text);
  const words = parameters.map(({ text }) => String(text)).join('');
  if (words.length > 900) return { status: 400, code: 132005 };
  return parameters.every(({ type, text }) => type === 'text' && isOneLine(text))
    ? undefined
    : { status: 400, code: 132018 };
}

/** What may be uploaded: known types of pictures, films and sounds, and any document; 100 MB at most. */
export function refusalOfUpload(mime: unknown, sizeBytes: number): Refusal | undefined {
  const kind = typeof mime === 'string' ? mime.split('/')[0]! : '';
  const isKnown = !['image', 'video', 'audio'].includes(kind) || UPLOADS.includes(String(mime));
  return isKnown && sizeBytes > 0 && sizeBytes <= 100 * MEGABYTE ? undefined : invalid;
}

/** Whether a file that was uploaded may go out as a message of this type. */
export function fitsType(type: string, mime: string, sizeBytes: number): boolean {
  if (type === 'document') return true;
  const largest = { image: 5, video: 16, audio: 16 }[type] ?? 0;
  return mime.startsWith(`${type}/`) && mime !== 'image/webp' && sizeBytes <= largest * MEGABYTE;
}

const MEGABYTE = 1024 * 1024;
const UPLOADS = [
  ...['image/jpeg', 'image/png', 'image/webp', 'video/mp4', 'video/3gpp'],
  ...['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
];

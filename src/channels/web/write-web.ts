import type { Choice, Inbound, MediaFile, MediaKind, MediaRef, Outbound, Point } from '../channel.js';

/** A file as the page shows it: `url` is an address on this server that only those who were told it can know. */
export interface WebMedia {
  kind: MediaKind;
  mime: string;
  url: string;
  /** Of a photo: the address of a small one. */
  smallUrl?: string;
}

/** One message as the page shows it, whoever wrote it. */
export interface WebMessage {
  id: string;
  from: 'bot' | 'person';
  /** ISO 8601 with zone. */
  at: string;
  text: string;
  choices?: Choice[];
  choiceId?: string;
  media?: WebMedia[];
  location?: Point;
  replyTo?: string;
  asksLocation?: boolean;
}

/** A message of before this process began, as the database keeps it. */
export type PastMessage = { inbound: Inbound } | { outbound: Outbound; messageId: string; sentAt: Date };

export interface Links {
  ofUpload(media: MediaRef): string;
  ofFile(file: MediaFile): string;
}

/** What the bot said, for the page. */
export function writeOutbound(outbound: Outbound, id: string, at: Date, links: Links): WebMessage {
  const media = (outbound.media ?? []).map((file) => writeMedia(file, links.ofFile(file)));
  return {
    id,
    from: 'bot',
    at: at.toISOString(),
    text: outbound.text,
    ...(outbound.choices?.length && { choices: outbound.choices.map(({ id, label }) => ({ id, label })) }),
    ...(media.length > 0 && { media }),
    ...(outbound.asksLocation && { asksLocation: true }),
  };
}

/** What the person said, for the other windows of the same chat and for the history. */
export function writeInbound(inbound: Inbound, links: Links): WebMessage {
  const media = inbound.media.map((ref) => writeMedia(ref, links.ofUpload(ref)));
  return {
    id: inbound.messageId,
    from: 'person',
    at: inbound.sentAt.toISOString(),
    text: inbound.text,
    ...(inbound.choiceId && { choiceId: inbound.choiceId }),
    ...(media.length > 0 && { media }),
    ...(inbound.location && { location: inbound.location }),
    ...(inbound.replyTo && { replyTo: inbound.replyTo }),
  };
}

function writeMedia({ kind, mime }: MediaRef | MediaFile, url: string): WebMedia {
  const small = kind === 'photo' && { smallUrl: `${url}/small` };
  return { kind, mime: mime ?? 'application/octet-stream', url, ...small };
}

export function writePast(past: PastMessage, links: Links): WebMessage {
  if ('inbound' in past) return writeInbound(past.inbound, links);
  return writeOutbound(past.outbound, past.messageId, past.sentAt, links);
}

/** One server-sent event. JSON holds no raw line break, so one data line is enough. */
export function writeEvent(event: { id?: string; name: string; data: unknown }): string {
  const id = event.id ? `id: ${event.id}\n` : '';
  return `${id}event: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`;
}

import type { MediaKind } from '../channel.js';

interface MediaType {
  extension: string;
  kind: MediaKind;
  mime: string;
  /** True when the first bytes of a file look like this type; types without a fixed beginning are let through. */
  isLike(start: Buffer): boolean;
}

const begins =
  (hex: string, at = 0) =>
  (start: Buffer) =>
    start.subarray(at, at + hex.length / 2).toString('hex') === hex;
const isRiff = (name: string) => (start: Buffer) =>
  start.toString('latin1', 0, 4) === 'RIFF' && start.toString('latin1', 8, 12) === name;
const isContainer = (start: Buffer) => start.toString('latin1', 4, 8) === 'ftyp';
const isText = (start: Buffer) => !start.includes(0);
const isAny = () => true;
const isZip = begins('504b0304');
const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/**
 * The files a browser may send, each known by the extension its stored name carries. SVG and HTML are left out: they can
 * hold scripts; HEIC too: it cannot be read here, and a phone that is not offered it sends a JPEG by itself.
 */
const mediaTypes: MediaType[] = [
  { extension: 'jpg', kind: 'photo', mime: 'image/jpeg', isLike: begins('ffd8ff') },
  { extension: 'png', kind: 'photo', mime: 'image/png', isLike: begins('89504e470d0a1a0a') },
  { extension: 'webp', kind: 'photo', mime: 'image/webp', isLike: isRiff('WEBP') },
  { extension: 'gif', kind: 'photo', mime: 'image/gif', isLike: begins('47494638') },
  { extension: 'ogg', kind: 'voice', mime: 'audio/ogg', isLike: begins('4f676753') },
  { extension: 'mp3', kind: 'voice', mime: 'audio/mpeg', isLike: isAny },
  { extension: 'm4a', kind: 'voice', mime: 'audio/mp4', isLike: isContainer },
  { extension: 'wav', kind: 'voice', mime: 'audio/wav', isLike: isRiff('WAVE') },
  { extension: 'weba', kind: 'voice', mime: 'audio/webm', isLike: begins('1a45dfa3') },
  { extension: 'mp4', kind: 'video', mime: 'video/mp4', isLike: isContainer },
  { extension: 'webm', kind: 'video', mime: 'video/webm', isLike: begins('1a45dfa3') },
  { extension: 'mov', kind: 'video', mime: 'video/quicktime', isLike: isAny },
  { extension: 'pdf', kind: 'document', mime: 'application/pdf', isLike: begins('25504446') },
  { extension: 'txt', kind: 'document', mime: 'text/plain', isLike: isText },
  { extension: 'csv', kind: 'document', mime: 'text/csv', isLike: isText },
  { extension: 'doc', kind: 'document', mime: 'application/msword', isLike: isAny },
  { extension: 'docx', kind: 'document', mime: `${openXml}.wordprocessingml.document`, isLike: isZip },
  { extension: 'xls', kind: 'document', mime: 'application/vnd.ms-excel', isLike: isAny },
  { extension: 'xlsx', kind: 'document', mime: `${openXml}.spreadsheetml.sheet`, isLike: isZip },
  { extension: 'ppt', kind: 'document', mime: 'application/vnd.ms-powerpoint', isLike: isAny },
  { extension: 'pptx', kind: 'document', mime: `${openXml}.presentationml.presentation`, isLike: isZip },
  { extension: 'odt', kind: 'document', mime: `${openDocument}.text`, isLike: isZip },
  { extension: 'ods', kind: 'document', mime: `${openDocument}.spreadsheet`, isLike: isZip },
];

const otherNames: Record<string, string> = {
  'image/jpg': 'image/jpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/aac': 'audio/mp4',
  'audio/x-wav': 'audio/wav',
  'audio/opus': 'audio/ogg',
};

/** The accepted type of a Content-Type header, parameters left aside. */
export function typeOfMime(contentType: string | undefined): MediaType | undefined {
  const mime = (contentType ?? '').split(';')[0]!.trim().toLowerCase();
  return mediaTypes.find((type) => type.mime === (otherNames[mime] ?? mime));
}

/** The type a stored file has by the extension of its id. */
export function typeOfExtension(extension: string): MediaType | undefined {
  return mediaTypes.find((type) => type.extension === extension);
}

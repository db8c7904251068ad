import type { MediaFile } from './channel.js';

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'application/pdf': 'pdf',
};

/** What a person sees a file of ours called: its kind, or `name`, with what its bytes are behind the point. */
export function fileName({ kind, mime }: Pick<MediaFile, 'kind' | 'mime'>, name: string = kind): string {
  return `${name}.${EXTENSIONS[mime] ?? 'bin'}`;
}

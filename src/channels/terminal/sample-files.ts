import type { MediaKind } from '../channel.js';

/** What `contoh` means by kind: the smallest whole files that are what they say. */
export const SAMPLE_FILES: Partial<Record<MediaKind, Buffer>> = {
  /** A PNG of one grey dot. */
  photo: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
  /** 20 ms of silence, Opus in Ogg. */
  voice: Buffer.from(
    'T2dnUwACAAAAAAAAAAABAAAAAAAAAByf9dkBE09wdXNIZWFkAQE4AYC7AAAAAABPZ2dTAAAAAAAAAAAAAAEAAAABAAAAh1hgGgEQT3B1c1RhZ3MAAAAAAAAAAE9nZ1MABMADAAAAAAAAAQAAAAIAAAApk7DdAQP4//4=',
    'base64',
  ),
  document: Buffer.from('Contoh dokumen.\n'),
};

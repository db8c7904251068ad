import type { Sharp, SharpOptions } from 'sharp';
import { CodedError } from '../shared/errors.js';
import {
  LONGEST_READING_S,
  LONGEST_SIDE_PX,
  MOST_JPEG_PIXELS,
  MOST_OTHER_PIXELS,
  PICTURE_QUALITY,
  THUMBNAIL_QUALITY,
  THUMBNAIL_SIDE_PX,
} from './media-limits.js';

/** A picture as it is kept, and its small one; both JPEG. */
export interface CleanPicture {
  picture: Buffer;
  thumbnail: Buffer;
}

/** What may decode a stranger's bytes; libvips knows many formats more. */
const DECODERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((name) => `VipsForeignLoad${name}`);

let loading: Promise<typeof import('sharp').default> | undefined;
let running: Promise<unknown> = Promise.resolve();

/**
 * Draws a picture anew, so that nothing is kept but what is seen: no place, device, time, comment or profile (I10). It is
 * turned upright first and made at most 2,560 px long; of a moving picture the first frame stays, what shows through
 * becomes white. Always JPEG, which every channel shows. One at a time in this process, so that memory stays small.
 * Throws MEDIA_WRONG_TYPE for what cannot be read to its end, MEDIA_TOO_LARGE for too many pixels (52.4 million of a JPEG,
 * 25 million of others), MEDIA_NOT_KEPT where sharp is not installed for this machine.
 */
export function cleanPicture(path: string): Promise<CleanPicture> {
  const next = running.then(() => clean(path));
  running = next.catch(() => {});
  return next;
}

async function clean(path: string): Promise<CleanPicture> {
  const sharp = await loadSharp();
  const options: SharpOptions = {
    failOn: 'truncated',
    limitInputPixels: MOST_JPEG_PIXELS,
    sequentialRead: true,
  };
  // Only the header is read here.
  const { format, width, height } = await readable(
    sharp(path, { ...options, limitInputPixels: false }).metadata(),
  );
  const pixels = width * height;
  if (pixels > (format === 'jpeg' ? MOST_JPEG_PIXELS : MOST_OTHER_PIXELS))
    throw new CodedError('MEDIA_TOO_LARGE', { pixels });
  // Photos hide coarser colour; the letters of a screenshot do not.
  const chromaSubsampling = format === 'jpeg' ? '4:2:0' : '4:4:4';
  const picture = await readable(
    within(sharp(path, options).autoOrient(), LONGEST_SIDE_PX)
      .jpeg({ quality: PICTURE_QUALITY, chromaSubsampling })
      .toBuffer(),
  );
  const thumbnail = await within(sharp(picture), THUMBNAIL_SIDE_PX)
    .jpeg({ quality: THUMBNAIL_QUALITY })
    .toBuffer();
  return { picture, thumbnail };
}

function within(image: Sharp, side: number): Sharp {
  return image
    .timeout({ seconds: LONGEST_READING_S })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' });
}

async function readable<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch {
    // libvips tells its reasons in words only.
    throw new CodedError('MEDIA_WRONG_TYPE', { kind: 'photo' });
  }
}

/** Loaded with the first picture: it costs 140 ms and 27 MB. */
async function loadSharp() {
  loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.concurrency(1);
    sharp.cache(false);
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: DECODERS });
    return sharp;
  });
  return loading.catch(() => {
    loading = undefined;
    throw new CodedError('MEDIA_NOT_KEPT', { reason: 'sharp' });
  });
}

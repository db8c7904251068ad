import type { MediaKind } from '../channels/channel.js';
import { CodedError } from '../shared/errors.js';
import { type CleanPicture, cleanPicture } from './clean-picture.js';
import { type FileType, readType } from './read-type.js';
import { stripFile } from './strip/strip-file.js';

/**
 * Takes out of a file what it tells of place, device and person (I10): of a photo comes a new one, which is to take its
 * place; anything else is changed where it is. Throws as `cleanPicture` and `stripFile` do.
 */
export async function cleanFile(path: string, { kind, mime }: FileType): Promise<CleanPicture | undefined> {
  if (kind === 'photo') return cleanPicture(path);
  await stripFile(path, mime);
  return undefined;
}

/** The same for a file of which only the kind is said. Throws MEDIA_WRONG_TYPE too for one that is not of that kind. */
export async function cleanUpload(path: string, claimed: MediaKind): Promise<CleanPicture | undefined> {
  const type = await readType(path, claimed);
  if (!type) throw new CodedError('MEDIA_WRONG_TYPE', { kind: claimed });
  return cleanFile(path, type);
}

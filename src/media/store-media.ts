import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Channel,
  LARGEST_MEDIA_BYTES,
  type MediaFile,
  type MediaKind,
  type MediaRef,
} from '../channels/channel.js';
import { refuseAbove } from '../channels/limit-bytes.js';
import type { Clock } from '../shared/clock.js';
import { CodedError } from '../shared/errors.js';
import { isDuplicateKey } from '../store/duplicate-key.js';
import { download } from './download.js';
import { keepFile } from './keep-file.js';
import type { MediaModel, MediaRow } from './media-model.js';
import { readType } from './read-type.js';
import { isAsItCame, makeRenewFile } from './renew-file.js';
import { makeTakings } from './takings.js';
import { withSystemCode } from './with-system-code.js';

export interface MediaStore {
  /**
   * Fetches a file, checks what it is and keeps it under a random name without what it tells of place and device; the same
   * cause keeps it once. Throws MEDIA_TOO_LARGE (20 MB), MEDIA_WRONG_TYPE, MEDIA_UNREACHABLE, or MEDIA_NOT_KEPT (`reason`: the system's
   * code, as ENOSPC).
   */
  take(channel: Channel, media: MediaRef, cause: string): Promise<{ id: string; kind: MediaKind }>;
  /** Where a stored file and its small picture are, or undefined. What an earlier version kept as it came is first cleaned. */
  fileOf(id: string): Promise<MediaFile | undefined>;
  /**
   * Removes what a process that died had begun: halves of files, pictures with all they tell, files without a row. Call it
   * before work begins. Where other processes share the folder, only what is older than `olderThanMs` is nobody's.
   */
  sweep(olderThanMs?: number): Promise<void>;
}

export function makeMediaStore(deps: { model: MediaModel; dir: string; clock: Clock }): MediaStore {
  const { model, dir, clock } = deps;
  const hasRow = async (id: string, file: string) => (await model.exists({ _id: id, file })) !== null;
  const takings = makeTakings({ dir, clock, hasRow });
  const find = (id: string) => model.findById(id).lean<MediaRow>();
  const renew = makeRenewFile({ model, dir, takings });

  return {
    async take(channel, media, cause) {
      const id = createHash('sha256').update(cause).digest('hex').slice(0, 32);
      const known = await find(id);
      if (known) return { id, kind: known.kind };
      refuseAbove(LARGEST_MEDIA_BYTES, media.sizeBytes);
      return withSystemCode(async () => {
        await mkdir(dir, { recursive: true });
        return takings.run(id, async ({ part, file }) => {
          await download(channel, media, { path: part, clock });
          const type = await readType(part, media.kind);
          if (!type) throw new CodedError('MEDIA_WRONG_TYPE', { kind: media.kind });
          const kept = await keepFile(part, join(dir, file), type);
          await create(model, { _id: id, file, ...kept, createdAt: clock.now() });
          return { id, kind: kept.kind };
        });
      });
    },
    async fileOf(id) {
      const found = await find(id);
      const row = found && isAsItCame(found) ? await renew(found) : found;
      if (!row?.file) return undefined;
      const path = join(dir, row.file);
      return {
        kind: row.kind,
        path,
        mime: row.mime,
        ...(row.hasThumbnail && { thumbnail: `${path}.thumb` }),
      };
    },
    sweep: (olderThanMs = 0) => takings.sweep(olderThanMs),
  };
}

/** Where another process has kept the same file meanwhile, its row stays. */
async function create(model: MediaModel, row: MediaRow): Promise<void> {
  try {
    await model.create(row);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

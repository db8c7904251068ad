import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isCoded } from '../shared/errors.js';
import { keepFile } from './keep-file.js';
import type { MediaModel, MediaRow } from './media-model.js';
import type { Takings } from './takings.js';
import { withSystemCode } from './with-system-code.js';

/** True for a file that an earlier version kept as it came: with its place and device, under the id of its row. */
export function isAsItCame({ file }: MediaRow): boolean {
  return file === undefined;
}

/**
 * Cleans such a file at its first use, and then the original goes. Killed at any moment, it is either still to be done or
 * done: the row changes in one write, and the mark of `takings` knows what to remove. One that cannot be cleaned is
 * undefined: it is shown to nobody.
 */
export function makeRenewFile({ model, dir, takings }: { model: MediaModel; dir: string; takings: Takings }) {
  const running = new Map<string, Promise<MediaRow | undefined>>();

  async function renew({ _id: id, kind, mime }: MediaRow): Promise<MediaRow | undefined> {
    await takings.run(id, async ({ part, file }) => {
      await copyFile(join(dir, id), part);
      // A picture sent as a document is drawn anew too.
      const type = { kind: mime.startsWith('image/') ? 'photo' : kind, mime } as const;
      const kept = await keepFile(part, join(dir, file), type);
      await model.updateOne({ _id: id, file: { $exists: false } }, { $set: { file, ...kept } });
    });
    return (await model.findById(id).lean<MediaRow>()) ?? undefined;
  }

  return async (row: MediaRow): Promise<MediaRow | undefined> => {
    const known = running.get(row._id);
    if (known) return known;
    const work = withSystemCode(() => renew(row)).catch((error) => {
      if (!isCoded(error)) throw error;
      return undefined;
    });
    running.set(row._id, work);
    return work.finally(() => running.delete(row._id));
  };
}

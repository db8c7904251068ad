import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isCoded } from '../shared/errors.js';
import { keepFile } from './keep-file.js';
import type { MediaModel, MediaRow } from './media-model.js';
import type { Takings } from './takings.js';
import { withSystemCode } from './with-system-code.js';

/** True for a picture that an earlier version kept as it came: with its place and device, under the id of its row. */
export function isAsItCame({ file, kind, mime }: MediaRow): boolean {
  return file === undefined && (kind === 'photo' || mime.startsWith('image/'));
}

/**
 * Draws such a picture anew at its first use, and then the original goes. Killed at any moment, it is either still to be
 * done or done: the row changes in one write, and the mark of `takings` knows what to remove. One that cannot be drawn is
 * undefined: it is shown to nobody.
 */
export function makeRenewPhoto({
  model,
  dir,
  takings,
}: {
  model: MediaModel;
  dir: string;
  takings: Takings;
}) {
  const running = new Map<string, Promise<MediaRow | undefined>>();

  async function renew(id: string): Promise<MediaRow | undefined> {
    await takings.run(id, async ({ part, file }) => {
      await copyFile(join(dir, id), part);
      // What it is, is seen while it is drawn; what is told of it here is not used.
      const told = { kind: 'photo' as const, mime: '', bytes: 0, sha256: '' };
      const kept = await keepFile(part, join(dir, file), told);
      await model.updateOne({ _id: id, file: { $exists: false } }, { $set: { file, ...kept } });
    });
    return (await model.findById(id).lean<MediaRow>()) ?? undefined;
  }

  return async ({ _id: id }: MediaRow): Promise<MediaRow | undefined> => {
    const known = running.get(id);
    if (known) return known;
    const work = withSystemCode(() => renew(id)).catch((error) => {
      if (!isCoded(error)) throw error;
      return undefined;
    });
    running.set(id, work);
    return work.finally(() => running.delete(id));
  };
}

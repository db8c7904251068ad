import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MODEL_FILE } from './understanding/model/model-cache.js';

/** Where the build leaves what it has learnt: beside the compiled program. */
export const preparedDir = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Gives a new DATA_DIR the model that the build has learnt, so that a first start need not learn. Nothing is lost when
 * there is none or it does not fit: a model carries the key of what it was taught, and a start learns what is missing.
 */
export async function takePreparedModel(dataDir: string): Promise<void> {
  const prepared = join(preparedDir, MODEL_FILE);
  await copyFile(prepared, join(dataDir, MODEL_FILE), constants.COPYFILE_EXCL).catch(() => {});
}

import { join } from 'node:path';
import { CodedError } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';
import { decodeModel, type KeptModel, type ModelNote } from '../understanding/model/encode-model.js';
import {
  CITY_MODEL_FILE,
  dropModel,
  MODEL_FILE,
  readModel,
  writeModel,
} from '../understanding/model/model-cache.js';
import type { Taught } from './job.js';

export interface ModelInUseDeps {
  dataDir: string;
  logger: Logger;
  /** The key of what staff wrote, as it is in use now. */
  key: () => string;
  /** What the model in use says of itself; undefined where intents/ alone taught it. */
  note: ModelNote | undefined;
  /** Takes a model into use. */
  take: (model: KeptModel) => void;
}

/** Which model this process uses, and its file in DATA_DIR. */
export interface ModelInUse {
  /** The name of the history it was taught; empty for none. */
  taught(): string;
  /** Writes a model down and hands it out for the talk; the caller takes it into use with what it belongs to. */
  keep(taught: Taught): KeptModel;
  /** The same, and takes it into use at once. */
  use(taught: Taught): void;
  /** Takes the model of DATA_DIR into use when it was taught that history; false when there is none. */
  useKept(history: string): boolean;
}

/** A disk that cannot be written is told once: the model works on, and the next start learns it again. */
export function makeModelInUse({ dataDir, logger, key, note, take }: ModelInUseDeps): ModelInUse {
  let inUse = note?.history ?? '';
  let isTold = false;
  const fileOf = (history: string) => join(dataDir, history ? CITY_MODEL_FILE : MODEL_FILE);

  function keep({ bytes, key: own, note: { history = '' } }: Taught): KeptModel {
    try {
      writeModel(fileOf(history), bytes);
      if (!history) dropModel(join(dataDir, CITY_MODEL_FILE));
    } catch (cause) {
      if (!isTold) logger.warn({ err: new CodedError('MODEL_NOT_KEPT', {}, { cause }) }, 'model not kept');
      isTold = true;
    }
    inUse = history;
    return decodeModel(bytes, own);
  }

  return {
    taught: () => inUse,
    keep,
    use: (taught) => take(keep(taught)),
    useKept(history) {
      const kept = readModel(fileOf(history), key());
      if (!kept || (kept.note?.history ?? '') !== history) return false;
      if (!history) dropModel(join(dataDir, CITY_MODEL_FILE));
      take(kept);
      inUse = history;
      return true;
    },
  };
}

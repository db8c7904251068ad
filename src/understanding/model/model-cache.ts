import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isCoded } from '../../shared/errors.js';
import {
  decodeHeader,
  decodeModel,
  encodeModel,
  FORMAT,
  headerBytes,
  type KeptModel,
  type ModelHeader,
  PREFIX_BYTES,
} from './encode-model.js';
import type { Model } from './train.js';

/** The file of a model that intents/ alone taught, in its folder. */
export const MODEL_FILE = 'model-understanding.bin';
/** The file of a model that the city's own history taught too. */
export const CITY_MODEL_FILE = 'model-city.bin';

/** The name of what a model was taught; a model of another name is not taken. */
export function modelKey(...taught: unknown[]): string {
  return createHash('sha256').update(FORMAT).update(JSON.stringify(taught)).digest('hex');
}

/**
 * The model of `dir` when it carries `key` (the city's own before the one of intents/), else a new one by `make`, which is
 * kept for the next start. A damaged or foreign file is passed over; a folder that cannot be written only costs the next
 * start its time, and `onNotKept` is told.
 */
export function keepModel(
  dir: string | undefined,
  key: string,
  make: () => Model,
  onNotKept: (error: unknown) => void = () => {},
): KeptModel {
  if (dir === undefined) return make();
  const kept = readModel(join(dir, CITY_MODEL_FILE), key) ?? readModel(join(dir, MODEL_FILE), key);
  if (kept) return kept;
  const model = make();
  try {
    writeModel(join(dir, MODEL_FILE), encodeModel(model, key, { rows: {} }));
  } catch (error) {
    onNotKept(error);
  }
  return model;
}

/** Puts a model in its place, whole or not at all. Throws what the file system throws. */
export function writeModel(file: string, bytes: Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, bytes, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch (error) {
    // A disk that is full needs the room of what was half written.
    dropModel(`${file}.new`);
    throw error;
  }
}

/** Takes a model away, where there is one that can be taken away. */
export function dropModel(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A folder that cannot be written keeps it; its key and note tell that it does not hold.
  }
}

/** What a model file says of itself, without its numbers; undefined when there is none that can be read. */
export function readModelHeader(file: string): ModelHeader | undefined {
  let opened: number | undefined;
  try {
    opened = openSync(file, 'r');
    const prefix = Buffer.alloc(PREFIX_BYTES);
    readSync(opened, prefix, 0, PREFIX_BYTES, 0);
    const head = Buffer.alloc(PREFIX_BYTES + headerBytes(prefix));
    readSync(opened, head, 0, head.length, 0);
    return decodeHeader(head);
  } catch (error) {
    return passOver(error);
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

/** The model of a file when it is whole and carries `key`; else undefined. */
export function readModel(file: string, key: string): KeptModel | undefined {
  try {
    return decodeModel(readFileSync(file), key);
  } catch (error) {
    return passOver(error);
  }
}

/** A file that is absent, unreadable or none of ours is as good as none. */
function passOver(error: unknown): undefined {
  const isOfDisk = (error as NodeJS.ErrnoException).code !== undefined;
  if (!isCoded(error, 'MODEL_INVALID') && !isOfDisk && !(error instanceof SyntaxError)) throw error;
  return undefined;
}

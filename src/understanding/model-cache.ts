import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodedError, isCoded } from '../shared/errors.js';
import type { Head } from './classifier.js';
import type { Model } from './train.js';
import { Vocabulary } from './vocabulary.js';

/** Raise it whenever features, solver or file form change: older files are then rebuilt. */
const FORMAT = 'tanggap-model-2';
/** The file of a model in its folder. */
export const MODEL_FILE = 'model-understanding.bin';

interface Header {
  key: string;
  size: number;
  category: readonly string[];
  intent: readonly string[];
}

/** The name of what a model was taught; a model of another name is not taken. */
export function modelKey(...taught: unknown[]): string {
  return createHash('sha256').update(FORMAT).update(JSON.stringify(taught)).digest('hex');
}

/**
 * The model of `dir` when it carries `key`, else a new one by `make`, which is kept for the next start. A damaged or
 * foreign file is replaced; a folder that cannot be written only costs the next start its time.
 */
export function keepModel(dir: string | undefined, key: string, make: () => Model): Model {
  if (dir === undefined) return make();
  const file = join(dir, MODEL_FILE);
  try {
    return decode(readFileSync(file), key);
  } catch (error) {
    if (!isCoded(error, 'MODEL_INVALID') && (error as NodeJS.ErrnoException).code === undefined) throw error;
  }
  const model = make();
  try {
    mkdirSync(dir, { recursive: true });
    writeFileSync(`${file}.new`, encode(model, key));
    renameSync(`${file}.new`, file);
  } catch {
    // Not kept: the next start learns again.
  }
  return model;
}

/** Checksum, header length, header (JSON), then the number arrays in the order of `arraysOf`. */
function encode({ vocabulary, category, intent }: Model, key: string): Buffer {
  const header: Header = { key, size: vocabulary.size, category: category.labels, intent: intent.labels };
  const head = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const arrays = [
    vocabulary.hashes,
    vocabulary.idf,
    category.weights,
    category.biases,
    intent.weights,
    intent.biases,
  ];
  const body = Buffer.concat([
    length,
    head,
    ...arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)),
  ]);
  return Buffer.concat([createHash('sha256').update(body).digest(), body]);
}

function decode(bytes: Buffer, key: string): Model {
  const body = bytes.subarray(32);
  if (body.length < 4 || !createHash('sha256').update(body).digest().equals(bytes.subarray(0, 32)))
    throw new CodedError('MODEL_INVALID', { reason: 'damaged' });
  const start = 4 + body.readUInt32LE(0);
  const header = JSON.parse(body.subarray(4, start).toString()) as Header;
  if (header.key !== key) throw new CodedError('MODEL_INVALID', { reason: 'taught on something else' });
  // Copied, so that the numbers lie on borders of four bytes.
  const numbers = body.buffer.slice(body.byteOffset + start, body.byteOffset + body.length);
  let offset = 0;
  const take = <T>(
    Kind: { new (buffer: ArrayBufferLike, offset: number, length: number): T },
    length: number,
  ): T => {
    const array = new Kind(numbers, offset, length);
    offset += length * 4;
    return array;
  };
  const vocabulary = new Vocabulary(take(Uint32Array, header.size), take(Float32Array, header.size));
  const head = (labels: readonly string[]): Head => ({
    labels,
    weights: take(Float32Array, header.size * labels.length),
    biases: take(Float32Array, labels.length),
  });
  return { vocabulary, category: head(header.category), intent: head(header.intent) };
}

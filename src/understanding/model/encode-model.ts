import { createHash } from 'node:crypto';
import { CodedError } from '../../shared/errors.js';
import type { Model } from './train.js';
import { Vocabulary } from './vocabulary.js';

/** What a model file tells about itself, readable without its numbers. */
export interface ModelNote {
  /** Rows of the city's own history per category; empty where intents/ alone taught it. */
  rows: Record<string, number>;
  /** Which history that was. */
  history?: string;
  /** When it was learnt, ISO 8601. */
  at?: string;
  /** How right it was on held-back messages, 0 to 1. */
  figures?: Record<string, number>;
}

/** A model as it was read from a file, with what the file says of it. */
export type KeptModel = Model & { note?: ModelNote };

export interface ModelHeader {
  format: string;
  key: string;
  note: ModelNote;
}

interface FullHeader extends ModelHeader {
  /** The model with its arrays replaced by where they stand. */
  tree: unknown;
  bytes: number;
  sum: string;
}

/** Raise it whenever features, solver or file form change: older files are then rebuilt. */
export const FORMAT = 'tanggap-model-5';
const MAGIC = Buffer.from('tanggap\n');
/** Magic, length of the header, SHA-256 of the header. */
export const PREFIX_BYTES = MAGIC.length + 4 + 32;
const LARGEST_HEADER_BYTES = 1024 * 1024;
const ALIGNED = 8;

const KINDS = {
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
};
type Kind = keyof typeof KINDS;
type Numbers = InstanceType<(typeof KINDS)[Kind]>;

const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** A model as one file. Whatever it holds goes in: arrays of numbers as they are in memory, all else as JSON. */
export function encodeModel({ note: _former, ...model }: KeptModel, key: string, note: ModelNote): Buffer {
  const parts: Buffer[] = [];
  let bytes = 0;
  const place = (value: unknown): unknown => {
    if (ArrayBuffer.isView(value)) {
      const numbers = value as Numbers;
      const start = bytes;
      const gap = -numbers.byteLength & (ALIGNED - 1);
      parts.push(Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength), Buffer.alloc(gap));
      bytes += numbers.byteLength + gap;
      return { $kind: numbers.constructor.name, start, length: numbers.length };
    }
    if (Array.isArray(value)) return value.map(place);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, place(part)]));
  };
  const tree = place(model);
  const body = Buffer.concat(parts);
  const header: FullHeader = { format: FORMAT, key, note, tree, bytes, sum: sumOf(body).toString('hex') };
  const json = JSON.stringify(header);
  // Spaces behind the header, so that the numbers lie on borders of eight bytes.
  const head = Buffer.from(json + ' '.repeat(-(PREFIX_BYTES + Buffer.byteLength(json)) & (ALIGNED - 1)));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([MAGIC, length, sumOf(head), head, body]);
}

/** The model of a file that carries `key`. Throws MODEL_INVALID with the reason: damaged, foreign, taught on something else. */
export function decodeModel(file: Uint8Array, key: string): KeptModel {
  const headEnd = PREFIX_BYTES + headerBytes(file);
  const header = decodeHeader(file.subarray(0, headEnd)) as FullHeader;
  if (header.key !== key) throw new CodedError('MODEL_INVALID', { reason: 'taught on something else' });
  const body = aligned(file.subarray(headEnd));
  if (body.length !== header.bytes || sumOf(body).toString('hex') !== header.sum) throw damaged();
  const take = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(take);
    if (typeof value !== 'object' || value === null) return value;
    const { $kind, start, length } = value as { $kind?: Kind; start: number; length: number };
    if ($kind !== undefined)
      return new KINDS[$kind](body.buffer as ArrayBuffer, body.byteOffset + start, length);
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, take(part)]));
  };
  const model = take(header.tree) as Model;
  const { hashes, idf } = model.vocabulary;
  return { ...model, vocabulary: new Vocabulary(hashes, idf), note: header.note };
}

/** How many bytes the header has that follows the prefix. Throws MODEL_INVALID for a file that is none of ours. */
export function headerBytes(prefix: Uint8Array): number {
  const start = Buffer.from(prefix.buffer, prefix.byteOffset, prefix.byteLength);
  if (start.length < PREFIX_BYTES || !start.subarray(0, MAGIC.length).equals(MAGIC)) throw damaged();
  const length = start.readUInt32LE(MAGIC.length);
  if (length > LARGEST_HEADER_BYTES) throw damaged();
  return length;
}

/** The header of the first bytes of a file. Throws MODEL_INVALID. */
export function decodeHeader(head: Uint8Array): ModelHeader {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const json = bytes.subarray(PREFIX_BYTES);
  if (json.length !== headerBytes(head)) throw damaged();
  if (!sumOf(json).equals(bytes.subarray(MAGIC.length + 4, PREFIX_BYTES))) throw damaged();
  const header = JSON.parse(json.toString()) as ModelHeader;
  if (header.format !== FORMAT) throw new CodedError('MODEL_INVALID', { reason: 'of another format' });
  return header;
}

function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % ALIGNED === 0 ? bytes : Uint8Array.from(bytes);
}

function damaged(): CodedError {
  return new CodedError('MODEL_INVALID', { reason: 'damaged' });
}

import { type FileHandle, open } from 'node:fs/promises';
import { CodedError } from '../../shared/errors.js';

/** Read at once, in bytes: parts of a file lie close together. */
const WINDOW_BYTES = 64 * 1024;
/** No real file of 20 MB has as many parts, or as many to be changed; one made to keep us busy has. */
const MOST_READS = 1_000_000;
const MOST_WRITES = 20_000;
/** Nor is a file written more often than this, counted whole. */
const MOST_TIMES_OVER = 4;

/**
 * The bytes of a file, changed where they stand: its length stays, so that whatever points to a place in it still does.
 * Positions and lengths in bytes. Throws MEDIA_WRONG_TYPE for a file of more than a million parts or 20,000 changes.
 */
export class FileBytes {
  #file: FileHandle;
  #window = { at: 0, bytes: Buffer.alloc(0) };
  #reads = 0;
  #writes = 0;
  #written = 0;

  private constructor(
    file: FileHandle,
    readonly size: number,
  ) {
    this.#file = file;
  }

  /** Opens a file for `work`; when that is over, what it wrote is on the disk. */
  static async change(path: string, work: (bytes: FileBytes) => Promise<void>): Promise<void> {
    const file = await open(path, 'r+');
    try {
      await work(new FileBytes(file, (await file.stat()).size));
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** What is there, also when that is less than `length`; at most 64 KB. A view: not to be kept over the next call. */
  async read(at: number, length: number): Promise<Buffer> {
    this.#reads += 1;
    if (this.#reads > MOST_READS) throw new CodedError('MEDIA_WRONG_TYPE', { reads: this.#reads });
    const end = Math.min(at + Math.min(length, WINDOW_BYTES), this.size);
    if (at >= end) return Buffer.alloc(0);
    const { at: start, bytes } = this.#window;
    if (at < start || end > start + bytes.length) await this.#load(at);
    return this.#window.bytes.subarray(at - this.#window.at, end - this.#window.at);
  }

  async write(at: number, bytes: Buffer): Promise<void> {
    this.#writes += 1;
    this.#written += bytes.length;
    if (this.#writes > MOST_WRITES || this.#written > MOST_TIMES_OVER * this.size + WINDOW_BYTES)
      throw new CodedError('MEDIA_WRONG_TYPE', { writes: this.#writes });
    await this.#file.write(bytes, 0, bytes.length, at);
    // What is read again is what was written.
    const start = at - this.#window.at;
    if (start >= 0) bytes.copy(this.#window.bytes, start);
    else bytes.copy(this.#window.bytes, 0, Math.min(-start, bytes.length));
  }

  /** Fills from `from` up to, not including, `to` with zeros, or with another byte. */
  async blank(from: number, to: number, byte = 0): Promise<void> {
    const end = Math.min(to, this.size);
    for (let at = from; at < end; at += WINDOW_BYTES)
      await this.write(at, Buffer.alloc(Math.min(WINDOW_BYTES, end - at), byte));
  }

  /** Where these bytes come next from `from` on, or -1. */
  async find(needle: string, from: number): Promise<number> {
    const wanted = Buffer.from(needle, 'latin1');
    for (let at = from; at < this.size; at += WINDOW_BYTES - wanted.length + 1) {
      const found = (await this.read(at, WINDOW_BYTES)).indexOf(wanted);
      if (found >= 0) return at + found;
    }
    return -1;
  }

  async #load(at: number): Promise<void> {
    const bytes = Buffer.alloc(Math.min(WINDOW_BYTES, this.size - at));
    const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, at);
    this.#window = { at, bytes: bytes.subarray(0, bytesRead) };
  }
}

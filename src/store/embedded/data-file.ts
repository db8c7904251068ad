import fs from 'node:fs';
import { CodedError } from '../../shared/errors.js';

/**
 * The open end of one NeDB data file. An append is one synchronous write and is acknowledged when the kernel has it:
 * that survives the death of the process at any moment, not a loss of power (no fsync per write).
 */
export class DataFile {
  readonly path: string;
  #fd: number;
  #lengthBytes: number;
  /** A failed write may have left half a line that could not be cut off. */
  #mayBeTorn = false;

  constructor(path: string) {
    this.path = path;
    this.#fd = fs.openSync(path, 'a');
    this.#lengthBytes = fs.fstatSync(this.#fd).size;
  }

  get lengthBytes(): number {
    return this.#lengthBytes;
  }

  /** Appends whole lines. When the write fails the file is cut back to what it was and STORE_WRITE_FAILED is thrown. */
  append(lines: string): void {
    const bytes = Buffer.from(lines);
    try {
      if (this.#mayBeTorn) this.#cutBack();
      for (let done = 0; done < bytes.length; ) done += fs.writeSync(this.#fd, bytes, done);
      this.#lengthBytes += bytes.length;
    } catch (cause) {
      this.#mayBeTorn = true;
      this.#tryCutBack();
      throw writeFailed(cause);
    }
  }

  /** Takes note of what NeDB itself has written or replaced. */
  reopen(): void {
    fs.closeSync(this.#fd);
    this.#fd = fs.openSync(this.path, 'a');
    this.#lengthBytes = fs.fstatSync(this.#fd).size;
  }

  /** A late append fails then; the number of a closed file may soon be another file's. */
  close(): void {
    fs.closeSync(this.#fd);
    this.#fd = -1;
  }

  #cutBack(): void {
    if (fs.fstatSync(this.#fd).size > this.#lengthBytes) fs.ftruncateSync(this.#fd, this.#lengthBytes);
    this.#mayBeTorn = false;
  }

  #tryCutBack(): void {
    try {
      this.#cutBack();
    } catch {
      // The next append tries again first, and the next start cuts a half line off.
    }
  }
}

/** A failed write as a coded error; the cause's own code (ENOSPC, EIO, ...) is a field. */
export function writeFailed(cause: unknown): CodedError {
  return new CodedError('STORE_WRITE_FAILED', { reason: (cause as NodeJS.ErrnoException).code }, { cause });
}

/** Cuts off what stands behind the last line feed: a write a dying process did not finish, never acknowledged. Returns the bytes cut. */
export function cutTornLine(path: string): number {
  if (!fs.existsSync(path)) return 0;
  const fd = fs.openSync(path, 'r+');
  try {
    const { size } = fs.fstatSync(fd);
    const end = endOfLastLine(fd, size);
    if (end < size) fs.ftruncateSync(fd, end);
    return size - end;
  } finally {
    fs.closeSync(fd);
  }
}

const STEP_BYTES = 64 * 1024;

function endOfLastLine(fd: number, size: number): number {
  const buffer = Buffer.alloc(STEP_BYTES);
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - STEP_BYTES);
    const read = fs.readSync(fd, buffer, 0, end - start, start);
    const at = buffer.subarray(0, read).lastIndexOf(10);
    if (at >= 0) return start + at + 1;
    end = start;
  }
  return 0;
}

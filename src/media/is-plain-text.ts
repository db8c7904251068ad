import { createReadStream } from 'node:fs';

/** Pages, drawings and scripts are text too, but text that does something when it is opened. */
const DOES_SOMETHING = /^\s*(<|#!)/;
const START_LETTERS = 512;
/** What Node's decoder calls bytes that are not of its encoding. */
const NO_UTF8 = 'ERR_ENCODING_INVALID_ENCODED_DATA';

/** True for a file that is UTF-8 from its first byte to its last, without NUL, and neither markup nor a script. */
export async function isPlainText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let start = '';
  try {
    for await (const chunk of createReadStream(path)) {
      const text = decoder.decode(chunk as Buffer, { stream: true });
      if (text.includes('\0')) return false;
      if (start.length < START_LETTERS) start += text.slice(0, START_LETTERS);
    }
    start += decoder.decode();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === NO_UTF8) return false;
    throw error;
  }
  return start.trim() !== '' && !DOES_SOMETHING.test(start);
}

import { createHash, createHmac } from 'node:crypto';

/** Letters and digits that nobody confuses when they are read aloud: no 0/O, 1/I/L. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
/** 8 of 31 are 39 bits: with 15 minutes and 5 tries an hour a chat, not to be guessed. */
export const LINK_CODE_LENGTH = 8;
/** Letters of an officer's invitation, the other one-time code that people type. */
const INVITATION_LENGTH = 10;
/** Bytes from here on would make some letters likelier than others (8 × 31). */
const FAIR_BYTES = 248;

export interface LinkCodes {
  /** The code that the message of this id gets: the same again after a crash, as it may have been told already. */
  codeFor(cause: string): string;
  /** What is stored of a code: nobody who reads the database finds the code by trying all of them. */
  hashOf(code: string): string;
}

/** Codes and their hashes under a key derived from `secret` (APP_SECRET). */
export function makeLinkCodes(secret: string): LinkCodes {
  const key = createHmac('sha256', secret).update('one person on two channels').digest();
  const digest = (text: string) => createHmac('sha256', key).update(text).digest();
  return {
    codeFor(cause) {
      for (let round = 0; ; round++) {
        const fair = [...digest(`code ${round} ${cause}`)].filter((byte) => byte < FAIR_BYTES);
        const code = fair
          .slice(0, LINK_CODE_LENGTH)
          .map((byte) => ALPHABET[byte % ALPHABET.length])
          .join('');
        // With a digit and a letter it is taken for no word ("WHATSAPP") and no number.
        if (code.length === LINK_CODE_LENGTH && /\d/.test(code) && /[A-Z]/.test(code)) return code;
      }
    },
    hashOf: (code) => digest(`hash ${plainCode(code)}`).toString('hex'),
  };
}

/** Two groups of four are read aloud more easily. */
export function showLinkCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Typed with blanks, dashes or small letters, it is the same code. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** True for what may be a code of `/hubungkan`. */
export function looksLikeLinkCode(typed: string): boolean {
  return plainCode(typed).length === LINK_CODE_LENGTH && /\d/.test(typed);
}

/** True for what may be an invitation of the staff. */
export function looksLikeInvitation(typed: string): boolean {
  return plainCode(typed).length === INVITATION_LENGTH;
}

/** Id of the link that the message of this id makes; short enough for a button, tells nothing of the chat. */
export function linkId(cause: string): string {
  return createHash('sha256').update(cause).digest('hex').slice(0, 24);
}

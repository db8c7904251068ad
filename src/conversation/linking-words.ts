import { looksLikeLinkCode, plainCode } from '../people/link-code.js';
import { wordSet } from '../understanding/words/word-set.js';

/** What a message about linking one's own chats asks for. */
export type LinkingWords = { kind: 'offer' | 'leave' } | { kind: 'redeem'; code: string };

/** Verbs that begin a code typed without a slash. */
const LINK = wordSet('hubungkan connect');
/** Verbs of a wish in a sentence. */
const WISH_LINK = wordSet(
  'hubungkan hubungin menghubungkan sambungkan sambungin menyambungkan gabungkan menggabungkan connect',
);
const WISH_LEAVE = wordSet('putuskan putusin memutuskan lepaskan lepasin melepas disconnect unlink');
/** What is linked; one of these makes a verb such a wish. */
const THINGS = wordSet(
  'akun akunku account accounts telegram tele tg telegramku whatsapp wa whatsappku waku web aplikasi sambungan',
);
/** Words around it that mean nothing else. "hubungkan saya dengan petugas" is no such wish. */
const AROUND = wordSet(
  'saya aku ku ini itu saya gue gw dengan dan ke dari sama chat nomor no hp dua kedua keduanya bot lain satunya yang dong ' +
    'ya min kak pak bu tolong mohon mau ingin bisa gimana bagaimana cara caranya my the to and with both please how do i can two',
);

/** `/hubungkan`, `/hubungkan KODE`, `/putuskan` and the same in plain words; undefined for anything else. Pure. */
export function readLinkingWords(text: string): LinkingWords | undefined {
  if (text.length > LONGEST_WISH) return undefined;
  const [, slash = '', verb = '', rest = ''] = /^\s*(\/?)([a-z]+)(?:@\w+)?[\s:]*([\s\S]*)$/i.exec(text) ?? [];
  const name = verb.toLowerCase();
  if (name === 'putuskan' || name === 'disconnect') {
    if (slash || !rest.trim()) return { kind: 'leave' };
  }
  if (LINK.has(name)) {
    const typed = rest.replace(/^kode\s*:?/i, '').trim();
    if (!typed) return { kind: 'offer' };
    if (slash ? !readWish(text) : looksTyped(typed)) return { kind: 'redeem', code: typed };
  }
  return readWish(text);
}

/** Nothing longer is a command or a wish of a few words. */
const LONGEST_WISH = 120;

/** A code in one piece, in two, or letter by letter; wrong ones of one piece too, so that they are told so. */
function looksTyped(typed: string): boolean {
  if (!/^[a-z0-9\s.-]+$/i.test(typed)) return false;
  if (looksLikeLinkCode(typed)) return true;
  const { length } = plainCode(typed);
  return !/\s/.test(typed) && /\d/.test(typed) && length >= 6 && length <= 12;
}

/** "XK7D-P2MA" and nothing else, as it was copied from the other app; a longer run is no code of ours. */
const LONE_CODE = /^\s*(?:kode(?:nya)?\s*:?\s*)?([A-HJKMNP-Z2-9]{4}[-–\s]?[A-HJKMNP-Z2-9]{4})\s*[.!]?\s*$/u;

/** A linking code sent by itself; undefined for anything else. Pure. */
export function readLoneCode(text: string): LinkingWords | undefined {
  const [, code] = LONE_CODE.exec(text) ?? [];
  return code && looksLikeLinkCode(code) && /[A-Z]/.test(code) ? { kind: 'redeem', code } : undefined;
}

function readWish(text: string): LinkingWords | undefined {
  const said = text
    .toLowerCase()
    .replace(/^\s*\//, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const isWish = (verbs: ReadonlySet<string>) =>
    said.some((word) => verbs.has(word)) &&
    said.some((word) => THINGS.has(word)) &&
    said.every((word) => verbs.has(word) || THINGS.has(word) || AROUND.has(word));
  if (isWish(WISH_LINK)) return { kind: 'offer' };
  return isWish(WISH_LEAVE) ? { kind: 'leave' } : undefined;
}

import { saysWrong } from '../../understanding/problems/one-matter.js';
import { wordSet, wordsIn } from '../../understanding/words/word-set.js';
import { thank } from '../decide-small-talk.js';
import { awaitingCodes, type Decision, type Knowledge, type Turn } from '../decision.js';
import { askWhich } from './decide-which-ticket.js';

/** Longer messages tell a story. */
const MOST_WORDS = 10;
const POLITE = `oke ok baik siap sip iya ya oh amin aamiin bapak ibu min admin kakak mas mbak bang terima kasih saya kami aku kita
  semua deh dulu saja kalau begitu pak bu kak`;
/** A hope for what was reported, and nothing of a wish of its own: "semoga cepat beres". */
const HOPE = wordSet(
  `${POLITE} semoga moga moga-moga mudah-mudahan mudah mudahan cepat segera secepatnya lekas lancar beres selesai tuntas ditangani
  diperbaiki dikerjakan ditindaklanjuti ditindak diproses diatasi teratasi bisa dapat laporannya laporan masalahnya pekerjaannya
  perbaikannya prosesnya tim petugas petugasnya dan`,
);
const HOPES = /\b(?:semoga|moga|moga-moga|mudah-mudahan|mudah mudahan)\b/;
/** "Oke pak saya tunggu". */
const PATIENCE = wordSet(
  `${POLITE} tunggu ditunggu menunggu nunggu kabar kabarnya kabar-kabarnya baiknya info infonya hasilnya lanjutannya perbaikannya
  petugasnya tindak lanjutnya selanjutnya`,
);
const WAITS = /\b(?:tunggu|ditunggu|menunggu|nunggu)\b/;
/** "Oh iya di depan rumah nomor 5": where it is, more closely. */
const WHERE =
  /^(?:(?:oh|o|eh|iya|ya|oiya|lupa|tadi|maaf|itu|ini|yang|lokasinya|tempatnya|titiknya|posisinya|letaknya)\s+)*(?:di\s+)?(?:depan|belakang|samping|sebelah|seberang|dekat|ujung|pojok|nomor|rumah nomor|rt|rw|patokan|patokannya|tepatnya|persisnya)\b/;

/** Short words of a citizen who has sent a report: hope and patience are thanked for, a landmark is offered to that report. */
export function decideAfterSending(turn: Turn, know: Knowledge): Decision | undefined {
  const { read, inbound } = turn;
  if (!mayBeMeant(turn)) return undefined;
  const { normalised } = read;
  const said = wordsIn(normalised);
  const isOnly = (known: ReadonlySet<string>) => said.every((word) => known.has(word));
  if (HOPES.test(normalised) && isOnly(HOPE)) return thank(turn, know);
  if (WAITS.test(normalised) && isOnly(PATIENCE)) return thank(turn, know);
  return saysWhere(turn) ? askWhich(turn, know, 'add', inbound.text, []) : undefined;
}

function mayBeMeant({ talk, facts, read, inbound, attachments, person }: Turn): boolean {
  const isBusy = talk.draft || talk.asked || awaitingCodes(facts).length > 0 || facts.replyCode !== undefined;
  if (isBusy || facts.ownOpen.length === 0 || person.kind === 'staff') return false;
  if (attachments.length > 0 || inbound.location || read.danger || read.code || read.talk === 'wait')
    return false;
  const { text } = inbound;
  return !text.includes('?') && text.trim().split(/\s+/).length <= MOST_WORDS;
}

/** A landmark alone: nothing is wrong there, and it is of no other matter. */
function saysWhere({ read, facts, inbound }: Turn): boolean {
  const { normalised, category, intent, place, talk } = read;
  if (talk !== undefined || !WHERE.test(normalised) || saysWrong(inbound.text)) return false;
  const isOther = category.sure && !facts.ownOpen.some((ticket) => ticket.category === category.best.label);
  return !isOther && place.kind === 'none' && !(intent.sure && intent.best.label === 'question');
}

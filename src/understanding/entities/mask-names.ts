/** Words behind which a name comes, however it is written. */
const CUE =
  /(?<![\p{L}\d])(?:nama (?:saya|lengkap|ku)|namaku|bernama|atas nama|a\. ?n\.?(?!\p{L})|an\.|panggil saya|(?:per)?kenalkan,? saya|saya (?:bapak|ibu))(?: (?:adalah|itu|ialah))?\s*[:=,]?\s*/giu;
/** "Nama: Siti" of a form; without the sign it is the name of anything. */
const FORM_CUE = /(?<![\p{L}\d])nama\s*[:=]\s*/giu;

/** A title is part of the name it stands before. */
const TITLE = /^(?:bapak|ibu|pak|bu|bpk|sdr|sdri|saudara|mas|mbak|hj?\.?)$/i;
/** Words that go on with the sentence: no name begins or goes on with them. */
const NO_NAME = new Set(
  `dari di ke mau ingin tanya bertanya warga rt rw apa bagaimana gimana saya kami aku yang yg dan atau mohon minta tolong
  sudah belum tidak juga untuk ini itu ada pada tinggal alamat nik no nomor hp umur usia selaku sebagai jalan jl gang gg
  kelurahan kel kecamatan kec desa dusun kampung perumahan pasar sekolah kepada lapor melapor mengadu rumah tangga lahir
  perlu harus wajib`.split(/\s+/),
);
/** Words a name may have, its title apart. */
const MOST_WORDS = 4;
/** A name in small letters cannot be told from what follows it: no more than this many words are taken. */
const MOST_SMALL_WORDS = 2;

const WORD = /([\p{L}'’.-]{1,40})(\s*)/uy;

/** The text with `instead` in the place of names that somebody tells: "nama saya Budi Santoso", "a.n. Siti", "Nama: Joko". */
export function maskNames(text: string, instead: string): string {
  return [CUE, FORM_CUE].reduce((so, cue) => maskBehind(so, cue, instead), text);
}

function maskBehind(text: string, cue: RegExp, instead: string): string {
  let masked = '';
  let at = 0;
  for (const { 0: words, index } of text.matchAll(cue)) {
    const start = index + words.length;
    if (index < at) continue;
    const end = endOfName(text, start);
    if (end === start) continue;
    masked += text.slice(at, start) + instead;
    at = end;
  }
  return masked + text.slice(at);
}

/** Where the name that begins here ends; `start` itself when none begins. */
function endOfName(text: string, start: number): number {
  let end = start;
  let words = 0;
  let areCapital = true;
  WORD.lastIndex = start;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const [, word = ''] = match;
    if (TITLE.test(word) && words === 0) continue;
    const isCapital = /^\p{Lu}/u.test(word);
    if (words === 0) areCapital = isCapital;
    const most = areCapital ? MOST_WORDS : MOST_SMALL_WORDS;
    // Behind "Budi Santoso" a small letter begins what is not the name.
    if (words >= most || (areCapital && !isCapital) || NO_NAME.has(word.toLowerCase())) break;
    const endsSentence = /\.$/.test(word) && word.length > 2;
    end = match.index + word.length - (endsSentence ? 1 : 0);
    words += 1;
    if (endsSentence) break;
  }
  return end;
}

import type { Draft } from '../../report/draft.js';
import type { FoundPlace, Understanding } from '../../understanding/understanding.js';

/** What leads to the right name: "bukan Pemuda, harusnya Pahlawan". */
const RIGHT =
  /\b(?:harus(?:nya|e)?|seharus(?:nya|e)?|mesti(?:nya|ne)?|semesti(?:nya)?|(?:yang|yg|sing) (?:benar|bener|bnr|betul|btl|tepat)(?:nya)?|melainkan|tapi|tetapi|maksud(?:nya|ku| saya| aku)?|mksd(?:nya)?|ralat|koreksi|(?:ganti|ubah|pindah|diganti|diubah)(?:in|kan)? (?:jadi|menjadi|ke))\b(?:\s+(?:saya|aku|gue|itu|adalah|di))*[\s,:]*/iu;
/** The name that is denied, up to the next pause or the word that leads on. */
const DENIED = /\b(?:bukan|bkn|dudu|sanes)\b[^,.;:\n]*/iu;
/** Words around a correction that name nothing. */
const AROUND =
  /(?<![\p{L}])(?:eh|oh|maaf|maap|sori|sorry|salah|keliru|min|pak|bu|kak|mas|mbak|ya|deh|dong|sih|itu|ding|maksud(?:nya|ku| saya| aku)?|(?:lokasi|alamat|tempat)(?:nya)?|di)(?![\p{L}])/giu;
/** A correction is short; a longer message tells something. */
const MOST_WORDS = 14;

/**
 * The place that takes the place of another in a correction ("eh bukan Pemuda, Pahlawan maksud saya", "Jl. Pemuda salah,
 * harusnya Jl. Pahlawan"); undefined where none is named for sure. An everyday word is a street where one was told.
 */
export function correctedPlace(
  text: string,
  draft: Draft,
  understand: (text: string) => Understanding,
): FoundPlace | undefined {
  if (text.trim().split(/\s+/).length > MOST_WORDS) return undefined;
  for (const right of rightParts(text)) {
    const bare = right
      .replace(AROUND, ' ')
      .replace(/[\s,.]+/g, ' ')
      .trim();
    if (!/\p{L}{3}/u.test(bare)) continue;
    const isStreet = /^Jl\. |, Jl\. /.test(draft.place?.label ?? '') && !/^(jl|jalan|jln)\b/i.test(bare);
    for (const words of isStreet ? [bare, `jalan ${bare}`] : [bare]) {
      const { place } = understand(words);
      if (place.kind !== 'found') continue;
      const meant = onSameStreet(place.place, draft, understand);
      if (meant.label !== draft.place?.label) return meant;
    }
  }
  return undefined;
}

/** A kelurahan alone ("bukan Sukasari, Karangrejo") corrects the kelurahan: the street told before, where it lies there too. */
export function onSameStreet(
  area: FoundPlace,
  { place: told }: Draft,
  understand: (text: string) => Understanding,
): FoundPlace {
  const street = /(?:^|, )(Jl\. [^,]+)/.exec(told?.label ?? '')?.[1];
  if (!street || !area.kelurahan || !/^(?:Kel\.|Desa) /.test(area.label)) return area;
  const { place } = understand(`${street}, Kel. ${area.kelurahan}`);
  const isThere = place.kind === 'found' && place.place.kelurahan === area.kelurahan;
  return isThere && place.place.label.includes(street) ? place.place : area;
}

/** What may be the right one, likeliest first: behind the word that leads to it, and beside what is denied. */
function rightParts(text: string): string[] {
  const lead = RIGHT.exec(text);
  const behind = lead ? text.slice(lead.index + lead[0].length) : '';
  const parts = [behind, text].map((part) => part.replace(DENIED, ' ').trim());
  // "Jl. Pemuda salah": what is wrong stands in a clause of its own.
  const clauses = text.split(/[,;.\n]+/);
  if (clauses.length > 1)
    parts.push(
      clauses
        .filter((clause) => !/\b(?:salah|keliru)\b/i.test(clause))
        .join(' ')
        .replace(DENIED, ' '),
    );
  return parts.filter((part) => part.trim() && part.trim() !== text.trim());
}

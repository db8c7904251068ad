import type { Category } from '../../profile/intents-schema.js';
import {
  type Draft,
  type ReportIntents,
  type ReportPlace,
  setPlace,
  withCategory,
} from '../../report/draft.js';
import type { Decision, Knowledge, Turn } from '../decision.js';
import { correctedPlace, onSameStreet } from './corrected-place.js';
import { askNext } from './decide-draft.js';
import { isOtherMatter } from './is-other-matter.js';
import { saysMoreThanPlace } from './more-than-place.js';
import { saysOnlyPlace, tellsHome } from './says-only-place.js';

/** Words that say "not that, but this", or name the part that is wrong; with endings such as -nya. */
const CUES =
  /\b(salah|keliru|harus|seharus|mesti|semesti|bukan|ganti|ubah|edit|pindah|ralat|koreksi|betul|maksud|alamat|lokasi|tempat|kategori|jenis)\w*/;
/** Those that say so in whatever sentence. */
const CORRECTS =
  /\b(salah|keliru|harus\w*|seharus\w*|mesti\w*|bukan|ganti\w*|ubah\w*|pindah\w*|ralat|koreksi|maksud\w*)\b/;
const CATEGORY_WORDS = /\b(kategori|jenis)\w*/;

/**
 * A correction typed while the summary waits: "salah lokasinya, harusnya Jl. Mangga", "ganti jadi sampah", or nothing but
 * another place or category. Undefined when the words correct nothing and are more of the story.
 */
export function correctDraft(turn: Turn, know: Knowledge, draft: Draft): Decision | undefined {
  const { normalised, place } = turn.read;
  // "Tempat sampahnya juga rusak di Jl. Mangga" corrects nothing.
  if (turn.attachments.length > 0 || (isOtherMatter(turn) && !CORRECTS.test(normalised))) return undefined;
  const hasCue = CORRECTS.test(normalised) || (CUES.test(normalised) && !tellsHome(normalised));
  const isPlaceOnly = saysOnlyPlace(turn, draft);
  const isAboutCategory = CATEGORY_WORDS.test(normalised);
  if ((hasCue || isPlaceOnly) && !isAboutCategory) {
    const right = hasCue ? correctedPlace(turn.inbound.text, draft, know.understand) : undefined;
    const named = place.kind === 'found' ? onSameStreet(place.place, draft, know.understand) : undefined;
    const meant = right ?? named;
    if (meant) return askWithStory(turn, know, draft, setPlace(draft, meant), meant.label);
    if (place.kind === 'unsure') {
      const { place: _wrong, ...open } = draft;
      return askNext(turn, know, { ...open, placeOptions: place.candidates });
    }
  }
  const details = draft.place && place.kind === 'none' ? addressDetails(turn) : undefined;
  if (draft.place && details)
    return askNext(turn, know, setPlace(draft, withDetails(draft.place, details)), [], 'part');
  const named = insteadOfDenied(turn, know) ?? namedCategory(normalised, know.intents);
  const isNameOnly = named !== undefined && normalised.trim().split(/\s+/).length <= 2;
  if (!named || named === draft.category || !(hasCue || isNameOnly)) return undefined;
  const corrected = withCategory(draft, named, know.intents);
  return askWithStory(turn, know, draft, corrected, know.intents[named]?.name ?? named, isAboutCategory);
}

/** The corrected report; what the correction tells besides is for the officer to read too. */
function askWithStory(
  turn: Turn,
  know: Knowledge,
  draft: Draft,
  corrected: Draft,
  named: string,
  isBare = false,
): Decision {
  const text = turn.inbound.text.trim();
  const names = [named, draft.place?.label ?? '', draft.category ?? '', 'kategori jenis dinas'];
  const isMore = !isBare && saysMoreThanPlace(turn.read.normalised, names);
  const told = isMore ? { ...corrected, text: [corrected.text, text].filter(Boolean).join('\n') } : corrected;
  return askNext(turn, know, told, [], isMore ? 'text' : 'part');
}

/** Parts of an address that name no place by themselves. */
const DETAILS: readonly string[] = ['rt', 'rw', 'house', 'lane', 'block'];
const MOST_DETAIL_WORDS = 8;

/** "RT 4/RW 1, No. 17" where the message is nothing but that. */
function addressDetails({ read, inbound }: Turn): string | undefined {
  const { entities, intent } = read;
  const isShort = inbound.text.trim().split(/\s+/).length <= MOST_DETAIL_WORDS;
  const isOnly = entities.length > 0 && entities.every(({ kind }) => DETAILS.includes(kind));
  if (!isShort || !isOnly || intent.best.label !== 'unclear') return undefined;
  const words = entities.map(({ value }) => value).join(', ');
  return words.replace(/(RT \S+), (RW)/, '$1/$2');
}

/** The place with details of its address, which stand before the kelurahan. */
export function withDetails(place: ReportPlace, details: string): ReportPlace {
  const at = place.label.search(/(, )?Kel\. /);
  const [before, after] = at < 0 ? [place.label, ''] : [place.label.slice(0, at), place.label.slice(at)];
  const area = after.replace(/^, /, '');
  return { ...place, label: [before, details, area].filter(Boolean).join(', ') };
}

/** What is denied, up to a pause or the word that leads on; "bukan cuma lampu" denies nothing. */
const DENIED =
  /\b(?:bukan|bkn|dudu)\b(?!\s+(?:cuma|hanya|sekadar|saja|aja))[^,.;\n]*?(?=[,.;\n]|\b(?:tapi|tp|tetapi|melainkan|harus\w*|seharus\w*|yang benar)\b|$)/giu;

/** "Bukan lampu jalan tapi lampu merah": the one category that is named beside the one denied. */
function insteadOfDenied({ inbound }: Turn, { understand, intents }: Knowledge): Category | undefined {
  const rest = inbound.text.replace(DENIED, ' ').trim();
  if (rest === inbound.text.trim() || !/\p{L}{3}/u.test(rest)) return undefined;
  const { named, normalised } = understand(rest);
  const [only, ...others] = named;
  return others.length === 0 && only ? only : namedCategory(normalised, intents);
}

/** The category named last: by its id, its name or a word that only its name has. */
function namedCategory(words: string, intents: ReportIntents): Category | undefined {
  const entries = Object.values(intents);
  const count = new Map<string, number>();
  for (const word of entries.flatMap(({ name }) => namesIn(name)))
    count.set(word, (count.get(word) ?? 0) + 1);
  let found: { category: Category; at: number; length: number } | undefined;
  for (const { id, name } of entries) {
    const own = [id, namesIn(name).join(' '), ...namesIn(name).filter((word) => count.get(word) === 1)];
    for (const spoken of own) {
      const at = ` ${words} `.lastIndexOf(` ${spoken} `);
      const isLater =
        at >= 0 && (!found || at > found.at || (at === found.at && spoken.length > found.length));
      if (isLater) found = { category: id, at, length: spoken.length };
    }
  }
  return found?.category;
}

function namesIn(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 3);
}

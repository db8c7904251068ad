import { type Draft, readPlace, setPlace } from '../report/draft.js';
import { askAgain, askNext, outsidePlace, placePin } from './decide-draft.js';
import { type Decision, type Knowledge, perform, type Turn } from './decision.js';
import { looksLikePlace } from './looks-like-place.js';

/** An answer to "where?": a pin or typed words. */
export function answerPlace(told: Turn, know: Knowledge, draft: Draft): Decision {
  const turn = withoutHedges(told, know);
  const cleared: Draft = { ...draft, placeOptions: [] };
  if (turn.inbound.location) return placePin(turn, know, cleared, []);
  const read = narrowed(readPlace(cleared, turn.read), draft);
  const wasComplete = turn.talk.asked?.kind === 'change-place' || turn.talk.asked?.kind === 'confirm';
  const changed = wasComplete ? 'part' : undefined;
  if (read.place && read.place !== draft.place) return askNext(turn, know, read, [], changed);
  if (read.placeKecamatan !== draft.placeKecamatan) return askNext(turn, know, read);
  const { place: _old, placeKecamatan: _kecamatan, ...open } = read;
  if (read.placeOptions.length > 0) return askNext(turn, know, open);
  const outside = outsidePlace(turn, know);
  if (outside.length > 0) return askAgain(turn, know, draft, ...outside);
  const typed = turn.inbound.text.trim().slice(0, LONGEST_PLACE);
  if (!typed) return askNext(turn, know, open);
  if (NOT_KNOWN.test(turn.read.normalised) && !wasComplete) return skipPlace(turn, know, draft);
  if (looksLikePlace(turn)) return askNext(turn, know, { ...open, placeTyped: typed });
  return noPlace(turn, know, draft);
}

/** "Tidak tahu namanya", "kurang hafal", "lupa": there is no name to ask for again. */
const NOT_KNOWN =
  /^(saya |aku |wah |aduh |maaf )?((tidak|kurang|belum|enggak) (begitu )?(tahu|hafal|hapal|apal|ingat|paham|mengerti|yakin)|lupa|bingung)\b/;
/** Words that say how sure a person is, and name nothing. */
const HEDGES =
  /(?<![\p{L}])(kayak|kaya|sepertinya|kelihatannya|kayak ?e|koyok ?e|ketoke|mungkin|kira-?kira|(kalau|kalo|klo|kl|kalok) (tidak|gak|ga|gk|nggak|ngga|enggak) (salah|keliru)|kurang lebih|deh|sih|min|pak|bu|kak|mas|mbak)(nya|ny)?(?![\p{L}])/giu;
/** A name and a hedge are no longer than this, in words. */
const MOST_HEDGED_WORDS = 8;

/** "Mawar kayaknya" is Mawar: what only says how sure it is must not hide a name that stands alone. */
function withoutHedges(turn: Turn, know: Knowledge): Turn {
  const { text } = turn.inbound;
  if (turn.read.place.kind !== 'none' || text.trim().split(/\s+/).length > MOST_HEDGED_WORDS) return turn;
  const bare = text.replace(HEDGES, ' ').replace(/\s+/g, ' ').trim();
  if (!bare || bare === text.trim()) return turn;
  const read = know.understand(bare);
  return read.place.kind === 'none' ? turn : { ...turn, inbound: { ...turn.inbound, text: bare }, read };
}

/** Longest place kept as typed, in characters. */
const LONGEST_PLACE = 120;

/** Words after "where?" that are no place: questions are answered, the rest is more of the story; the place is asked again. */
function noPlace(turn: Turn, know: Knowledge, draft: Draft): Decision {
  const { label } = turn.read.intent.best;
  const isWish = turn.read.intent.sure && label !== 'report';
  if (isWish && label === 'status') return perform(turn.talk, { kind: 'list-mine', page: 1 });
  // A number that stands for nothing tells nothing either.
  const isStory = /\p{L}/u.test(turn.inbound.text);
  if (!isStory) return askAgain(turn, know, draft, { text: turn.say('talk.not-understood-in-draft') });
  const key = isWish ? 'place.ask-first' : 'place.noted-ask-again';
  const text = isWish ? '' : turn.inbound.text;
  const told = text ? { ...draft, text: [draft.text, text.trim()].join('\n') } : draft;
  return askAgain(turn, know, told, { text: turn.say(key) });
}

/** An area named while a place was being completed narrows it down: the words typed before stay its label. */
function narrowed(read: Draft, draft: Draft): Draft {
  const { placeTyped, place: before } = draft;
  const { place } = read;
  if (
    placeTyped === undefined ||
    !place ||
    place === before ||
    (place.point && !draft.placePoint) ||
    !/^(Ke[lc]\.|Desa|RT|RW|No\.|Gang|Blok) /.test(place.label)
  )
    return read;
  const { place: _area, ...open } = read;
  if (!place.kelurahan) return { ...open, placeTyped, placeKecamatan: place.kecamatan };
  if (!placeTyped) return read;
  // "RT 3, Kel. Mawar" adds to the street typed before, "Kel. Mawar" only says where that is.
  const label = /^Kel\. /.test(place.label) ? placeTyped : `${placeTyped}, ${place.label}`;
  return { ...read, place: { ...place, label } };
}

/** The exact place is not known: the kecamatan and the kelurahan do; where not even that is known, the kecamatan. */
export function skipPlace(turn: Turn, know: Knowledge, draft: Draft): Decision {
  const { placeTyped = '', placeKecamatan: kecamatan } = draft;
  // Asked once more for the kecamatan alone, and not known either: an officer will ask; nobody is kept in a circle.
  if (!kecamatan && turn.talk.asked?.kind === 'kecamatan')
    return askNext(turn, know, setPlace(draft, { label: placeTyped || turn.say('place.none') }));
  if (!kecamatan) return askNext(turn, know, { ...draft, placeOptions: [], placeTyped });
  return askNext(turn, know, setPlace(draft, { label: placeTyped || `Kec. ${kecamatan}`, kecamatan }));
}

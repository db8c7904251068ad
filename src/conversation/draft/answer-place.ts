import { asksToHide } from '../../report/asks-to-hide.js';
import { type Draft, type ReportPlace, readPlace, setPlace } from '../../report/draft.js';
import type { Understanding } from '../../understanding/understanding.js';
import { type Decision, type Knowledge, perform, type Turn } from '../decision.js';
import { withDetails } from './correct-draft.js';
import { correctedPlace } from './corrected-place.js';
import { askAgain, askNext, outsidePlace, placePin } from './decide-draft.js';
import { looksLikePlace } from './looks-like-place.js';
import { saysMoreThanPlace } from './more-than-place.js';

/** An answer to "where?": a pin or typed words. What they tell besides the place is kept in the story. */
export function answerPlace(told: Turn, know: Knowledge, draft: Draft): Decision {
  const turn = withoutHedges(withoutWish(told, know), know);
  const cleared: Draft = { ...draft, placeOptions: [] };
  if (turn.inbound.location) return placePin(turn, know, withStory(turn, cleared), []);
  const wasComplete = turn.talk.asked?.kind === 'change-place' || turn.talk.asked?.kind === 'confirm';
  const option = optionNamed(turn, draft);
  const read = option
    ? setPlace(cleared, option)
    : narrowed(readPlace(cleared, correctedRead(turn, know, draft)), draft);
  if (read.place && read.place !== draft.place) {
    const kept = withStory(turn, read, draft.place?.label);
    const isMore = kept.text !== draft.text;
    return askNext(turn, know, kept, [], wasComplete ? (isMore ? 'text' : 'part') : undefined);
  }
  if (read.placeKecamatan !== draft.placeKecamatan) return askNext(turn, know, withStory(turn, read));
  if (draft.placeOptions.length > 0 && POINTS.test(turn.read.normalised)) return askNext(turn, know, draft);
  const { place: _old, placeKecamatan: _kecamatan, ...open } = read;
  if (read.placeOptions.length > 0) return askNext(turn, know, withStory(turn, open));
  const outside = outsidePlace(turn, know);
  if (outside.length > 0) return askAgain(turn, know, draft, ...outside);
  const typed = turn.inbound.text.trim().slice(0, LONGEST_PLACE);
  if (!typed) return askNext(turn, know, open);
  if (NOT_KNOWN.test(turn.read.normalised) && !wasComplete) return skipTo(turn, know, draft);
  if (looksLikePlace(turn)) return askNext(turn, know, { ...open, placeTyped: typed });
  return noPlace(turn, know, draft);
}

/** "Tidak tahu namanya", "kurang hafal", "lupa": there is no name to ask for again. */
const NOT_KNOWN =
  /^(saya |aku |wah |aduh |maaf )?((tidak|kurang|belum|enggak) (begitu )?(tahu|hafal|hapal|apal|ingat|paham|mengerti|yakin)|lupa|bingung)\b/;
/** The same as typed, with what is not known. */
const NOT_KNOWN_TYPED =
  /^.*?(?:tahu|tau|hafal|hapal|apal|inget|ingat|paham|ngerti|mengerti|yakin|gatau|gtau|lupa|bingung)(?:\s+(?:(?:nama|alamat|jalan|tempat)(?:\s?nya)?|nama jalan(?:nya)?|pasti(?:nya)?|persis(?:nya)?|juga|pak|bu|min|kak|mas|mbak|ya|sih|e|deh))*[\s,.;]*(?:(?:tapi|pokoknya|cuma|yang jelas|yg jelas)\s+)?/iu;

/** "Gatau namanya, deket Indomaret": no name, but a mark to find it by, which is kept. */
function skipTo(turn: Turn, know: Knowledge, draft: Draft): Decision {
  const text = turn.inbound.text.trim().replace(NOT_KNOWN_TYPED, '');
  const mark = { ...turn, inbound: { ...turn.inbound, text }, read: know.understand(text) };
  if (!/\p{L}{3}/u.test(text) || text === turn.inbound.text.trim() || !looksLikePlace(mark))
    return skipPlace(turn, know, draft);
  return answerPlace(mark, know, draft);
}

/** "Yang satunya": one of the offered places, but which? */
const POINTS =
  /^(?:yang )?(?:satu|satunya|satu lagi|lain|lainnya|itu|ini|tadi|atas|bawah|terakhir)(?: (?:bapak|ibu|kak|min|ya))*$/;

/** An area, and at most what tells where in it: "Kel. Melati", "depan Toko, Kel. Melati". */
const AREA_ONLY = /^(?:(?:RT|RW|No\.|Gang|Blok|[a-z]+) [^,]*, )*(?:Ke[lc]\.|Desa) /;

/** "Yang di Melati", "kelurahan Melati kak": the one offered place that lies there, with what else is said of where. */
function optionNamed({ read }: Turn, { placeOptions }: Draft): ReportPlace | undefined {
  if (read.place.kind !== 'found' || read.place.place.point) return undefined;
  const { label, kelurahan, kecamatan } = read.place.place;
  const there = placeOptions.filter((option) =>
    kelurahan ? option.kelurahan === kelurahan : option.kecamatan === kecamatan,
  );
  const [option, ...others] = there;
  if (!option || others.length > 0 || !AREA_ONLY.test(label)) return undefined;
  const details = label.replace(/(?:^|, )(?:Ke[lc]\.|Desa) .*$/, '');
  return details ? withDetails(option, details) : option;
}

/** The reading, with the right place where a wrong one is named beside it. */
function correctedRead({ read, inbound }: Turn, know: Knowledge, draft: Draft): Understanding {
  const place = CORRECTS.test(read.normalised)
    ? correctedPlace(inbound.text, draft, know.understand)
    : undefined;
  return place ? { ...read, place: { kind: 'found', place, score: 1 } } : read;
}

/** The draft with the words of the answer, where they tell more than the place. */
function withStory({ inbound, read }: Turn, draft: Draft, wrong = ''): Draft {
  const text = inbound.text.trim();
  const { place, placeTyped = '', placeOptions } = draft;
  const known = [place?.label ?? '', place?.kelurahan ?? '', place?.kecamatan ?? '', placeTyped, wrong];
  const names = [...known, ...placeOptions.map(({ label }) => label)];
  const isSaid = draft.text.toLowerCase().split('\n').includes(text.toLowerCase());
  if (!text || isSaid || !saysMoreThanPlace(read.normalised, names)) return draft;
  const told = [draft.text, text].filter(Boolean).join('\n');
  return { ...draft, text: told, urgent: draft.urgent || read.danger };
}

/** Words that say "not there, but here". */
const CORRECTS = /\b(bukan|salah|keliru|harus\w*|seharus\w*|maksud\w*|ralat|benar\w*|betul\w*)\b/;

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

/** "Mawar, tolong rahasiakan nama saya": the wish was heard, and names no place. */
function withoutWish(turn: Turn, know: Knowledge): Turn {
  const { text } = turn.inbound;
  if (!asksToHide(turn.read.normalised)) return turn;
  const clauses = text.split(/[,.;\n]+/).filter((one) => !asksToHide(know.understand(one).normalised));
  const bare = clauses.join(',').trim();
  return { ...turn, inbound: { ...turn.inbound, text: bare }, read: know.understand(bare) };
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

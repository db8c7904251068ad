import type { Outbound } from '../../channels/channel.js';
import {
  type Draft,
  keepFiles,
  missingPart,
  newDraft,
  type ReportPlace,
  setPlace,
  tellDraft,
} from '../../report/draft.js';
import {
  askArea,
  askCategory,
  askPlace,
  askPlaceOption,
  askText,
  type Change,
  categoryName,
  summary,
} from '../../report/draft-messages.js';
import { inOrder, nextOpen, sharePlace } from '../../report/several.js';
import { askSeveral, jointSummary } from '../../report/several-messages.js';
import { type Decision, type Knowledge, speak, type Turn } from '../decision.js';
import { helpChoices } from '../help-choices.js';
import { type Asked, dropDraft, forget } from '../talk.js';
import { outsideBody } from './outside-body.js';

/** Begins a report with this message; `from` sets what a button already said (category, class). */
export function beginDraft(turn: Turn, know: Knowledge, from: Partial<Draft> = {}): Decision {
  const draft = { ...newDraft(turn.id, turn.now), ...from };
  return tellMore({ ...turn, talk: forget(turn.talk) }, know, draft, turn.inbound.text);
}

/** Begins a report of which only the place is known, and asks what happened there. */
export function beginAt(turn: Turn, know: Knowledge, place: ReportPlace): Decision {
  const draft = setPlace(newDraft(turn.id, turn.now), place);
  return askNext({ ...turn, talk: forget(turn.talk) }, know, keepFiles(draft, turn.attachments));
}

/** Adds what this message tells (words, files, place) to the draft and asks for what is missing. */
export function tellMore(turn: Turn, know: Knowledge, draft: Draft, text: string): Decision {
  const before = draft.category;
  const told = text.trim() ? tellDraft(draft, text, turn.read, know.intents) : draft;
  const withFiles = keepFiles(told, turn.attachments);
  const first: Outbound[] = [];
  if (withFiles.category && withFiles.category !== before) first.push(...outsideBody(withFiles, turn, know));
  if (!withFiles.place) first.push(...outsidePlace(turn, know));
  const { location } = turn.inbound;
  if (location) return placePin(turn, know, withFiles, first);
  const isAddition = turn.talk.asked?.kind === 'confirm' && turn.talk.draft?.id === draft.id;
  const added = !text.trim() && turn.attachments.length > 0 ? 'files' : 'added';
  return askNext(turn, know, withFiles, first, isAddition ? added : undefined);
}

/** The next question of the report, or its summary; `changed` says that it was seen before, and how it differs. */
export function askNext(
  turn: Turn,
  know: Knowledge,
  draft: Draft,
  first: Outbound[] = [],
  changed?: Change,
): Decision {
  const touched = { ...draft, touchedAt: turn.now };
  const { albumId } = turn.inbound;
  const album = albumId ? { album: { id: albumId } } : {};
  const talk = { ...turn.talk, ...album, misses: 0 };
  if (talk.later?.length) return askNextOfSeveral({ ...turn, talk }, know, touched, first, changed);
  const { message, asked } = question(touched, turn, know, changed);
  return speak({ ...talk, draft: touched, asked }, ...first, message);
}

/** Of several: whether they are meant, then what one of them still lacks, then all together. */
function askNextOfSeveral(
  turn: Turn,
  know: Knowledge,
  draft: Draft,
  first: Outbound[],
  changed?: Change,
): Decision {
  const { say, talk } = turn;
  const drafts = sharePlace(inOrder([draft, ...(talk.later ?? [])]), know.intents);
  const open = nextOpen(draft, drafts, know.intents);
  const told = open ?? drafts[0]!;
  const kept = { ...talk, draft: told, later: drafts.filter(({ id }) => id !== told.id) };
  if (open && talk.asked?.kind === 'several') {
    const [one, ...later] = drafts;
    const offered = { ...kept, draft: one, later, asked: talk.asked };
    return speak(offered, ...first, askSeveral(drafts, know.intents, say));
  }
  if (open) {
    const { message, asked } = question(open, turn, know);
    const { number = 1, category } = open;
    const about = say('several.for-number', { number, category: categoryName(category, know.intents) });
    return speak({ ...kept, asked }, ...first, { ...message, text: `${about}\n${message.text}` });
  }
  const summary = jointSummary(drafts, know.intents, say, changed !== undefined && changed !== 'none');
  return speak({ ...kept, asked: { kind: 'confirm-all' } }, ...first, summary);
}

function question(
  draft: Draft,
  turn: Turn,
  know: Knowledge,
  changed?: Change,
): { message: Outbound; asked: Asked } {
  const { say } = turn;
  switch (missingPart(draft, know.intents)) {
    case 'text':
      return { message: askText(draft, say), asked: { kind: 'text' } };
    case 'category':
      return { message: askCategory(draft, know.intents, say), asked: { kind: 'category' } };
    case 'place':
      return placeQuestion(draft, turn, know);
    default:
      return { message: summary(draft, know.intents, say, changed), asked: { kind: 'confirm' } };
  }
}

/** The question of the report that is open, once more; a summary that was just seen is not told again. */
export function askAgain(turn: Turn, know: Knowledge, draft: Draft, ...first: Outbound[]): Decision {
  const wasSeen = turn.talk.asked?.kind === 'confirm' || turn.talk.asked?.kind === 'confirm-all';
  return askNext(turn, know, draft, first, wasSeen ? 'none' : undefined);
}

/** Which of the questions about the place comes next. */
export function placeQuestion(
  draft: Draft,
  { say }: Turn,
  know: Knowledge,
): { message: Outbound; asked: Asked } {
  if (draft.placeOptions.length > 0)
    return { message: askPlaceOption(draft, say), asked: { kind: 'place-option' } };
  if (draft.placeTyped === undefined)
    return { message: askPlace(draft, know.intents, say), asked: { kind: 'place' } };
  const kind = draft.placeKecamatan ? 'kelurahan' : 'kecamatan';
  const names = kind === 'kecamatan' ? kecamatanNames(know) : kelurahanNames(know, draft.placeKecamatan);
  return { message: askArea(draft, kind, names, say), asked: { kind } };
}

export function kecamatanNames(know: Knowledge): string[] {
  return [...new Set(know.profile.places.kelurahan.map((area) => area.kecamatan))];
}

export function kelurahanNames(know: Knowledge, kecamatan: string | undefined): string[] {
  return know.profile.places.kelurahan
    .filter((area) => area.kecamatan === kecamatan)
    .map((area) => area.name);
}

/** The place of a pin, or why it cannot be taken. */
export function placePin(turn: Turn, know: Knowledge, draft: Draft, first: Outbound[]): Decision {
  const reading = know.locate(turn.inbound.location ?? { lat: Number.NaN, lon: Number.NaN });
  const wasComplete = turn.talk.asked?.kind === 'confirm' || turn.talk.asked?.kind === 'change-place';
  const changed = wasComplete ? 'part' : undefined;
  if (reading.kind === 'found') return askNext(turn, know, setPlace(draft, reading.place), first, changed);
  if (reading.kind === 'area-unknown') {
    // No borders to tell its kelurahan by: the point is kept, and the citizen is asked.
    const { place: _before, ...open } = draft;
    const kept = { ...open, placeTyped: draft.placeTyped ?? '', placePoint: reading.point };
    return askNext(turn, know, kept, [...first, { text: turn.say('place.pin-kept') }], changed);
  }
  const { city } = know.profile;
  const why =
    reading.kind === 'outside'
      ? turn.say('place.outside', { city: city.name, neighbour: city.neighbour })
      : turn.say('place.invalid');
  // Nothing was changed by it, and nothing that was seen is told again.
  return askNext(turn, know, draft, [...first, { text: why }], changed && 'none');
}

/** A place named in words that lies in another kota or kabupaten (A22). */
export function outsidePlace({ read, say }: Turn, know: Knowledge): Outbound[] {
  if (read.place.kind !== 'outside') return [];
  return [{ text: say('place.outside-named', { name: read.place.name, city: know.profile.city.name }) }];
}

/** Ends the draft; nothing was sent. */
export function cancelDraft(turn: Turn): Decision {
  const key = turn.talk.draft ? 'report.cancelled' : 'report.nothing-to-cancel';
  const choices = helpChoices(turn, ['report', 'question', 'status']);
  return speak(forget(dropDraft(turn.talk)), { text: turn.say(key), choices });
}

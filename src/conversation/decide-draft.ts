import type { Outbound } from '../channels/channel.js';
import {
  askArea,
  askCategory,
  askPlace,
  askPlaceOption,
  askText,
  categoryName,
  summary,
} from '../report/draft-messages.js';
import { type Draft, MOST_ATTACHMENTS, missingPart, newDraft, readPlace, setPlace, tellDraft } from '../report/draft.js';
import { type Decision, type Knowledge, speak, type Turn } from './decision.js';
import { type Asked, dropDraft } from './talk.js';

/** Begins a report with this message; `from` sets what a button already said (category, class). */
export function beginDraft(turn: Turn, know: Knowledge, from: Partial<Draft> = {}): Decision {
  const draft = { ...newDraft(turn.id, turn.now), ...from };
  return tellMore(turn, know, draft, turn.inbound.text);
}

/** Adds what this message tells (words, files, place) to the draft and asks for what is missing. */
export function tellMore(turn: Turn, know: Knowledge, draft: Draft, text: string): Decision {
  const before = draft.category;
  const told = text.trim() ? tellDraft(draft, text, turn.read, know.intents) : draft;
  const withFiles = { ...told, attachments: [...told.attachments, ...turn.attachments].slice(0, MOST_ATTACHMENTS) };
  const first: Outbound[] = [];
  if (withFiles.urgent && !draft.urgent) first.push(dangerMessage(turn, know));
  if (withFiles.category && withFiles.category !== before) first.push(...outsideBody(withFiles, turn, know));
  const { location } = turn.inbound;
  if (location) return placePin(turn, know, withFiles, first);
  return askNext(turn, know, withFiles, first);
}

/** The next question of the report, or its summary. */
export function askNext(turn: Turn, know: Knowledge, draft: Draft, first: Outbound[] = [], changed = false): Decision {
  const touched = { ...draft, touchedAt: turn.now };
  const { message, asked } = question(touched, turn, know, changed);
  return speak({ ...turn.talk, draft: touched, asked, misses: 0 }, ...first, message);
}

function question(draft: Draft, turn: Turn, know: Knowledge, changed: boolean): { message: Outbound; asked: Asked } {
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

/** Which of the questions about the place comes next. */
export function placeQuestion(draft: Draft, { say }: Turn, know: Knowledge): { message: Outbound; asked: Asked } {
  if (draft.placeOptions.length > 0) return { message: askPlaceOption(draft, say), asked: { kind: 'place-option' } };
  if (!draft.placeTyped) return { message: askPlace(draft, know.intents, say), asked: { kind: 'place' } };
  const kind = draft.placeKecamatan ? 'kelurahan' : 'kecamatan';
  const names = kind === 'kecamatan' ? kecamatanNames(know) : kelurahanNames(know, draft.placeKecamatan);
  return { message: askArea(draft, kind, names, say), asked: { kind } };
}

export function kecamatanNames(know: Knowledge): string[] {
  return [...new Set(know.profile.places.kelurahan.map((area) => area.kecamatan))];
}

export function kelurahanNames(know: Knowledge, kecamatan: string | undefined): string[] {
  return know.profile.places.kelurahan.filter((area) => area.kecamatan === kecamatan).map((area) => area.name);
}

/** An answer to "where?": a pin or typed words. */
export function answerPlace(turn: Turn, know: Knowledge, draft: Draft): Decision {
  const cleared: Draft = { ...draft, placeOptions: [] };
  if (turn.inbound.location) return placePin(turn, know, cleared, []);
  const read = readPlace(cleared, turn.read);
  const changed = turn.talk.asked?.kind === 'change-place';
  if (read.place && read.place !== draft.place) return askNext(turn, know, read, [], changed);
  const { place: _old, placeKecamatan: _kecamatan, ...open } = read;
  if (read.placeOptions.length > 0) return askNext(turn, know, open);
  const typed = turn.inbound.text.trim().slice(0, 120);
  return askNext(turn, know, typed ? { ...open, placeTyped: typed } : open);
}

function placePin(turn: Turn, know: Knowledge, draft: Draft, first: Outbound[]): Decision {
  const reading = know.locate(turn.inbound.location ?? { lat: Number.NaN, lon: Number.NaN });
  const changed = turn.talk.asked?.kind === 'change-place';
  if (reading.kind === 'found') return askNext(turn, know, setPlace(draft, reading.place), first, changed);
  const { city } = know.profile;
  const why =
    reading.kind === 'outside'
      ? turn.say('place.outside', { city: city.name, neighbour: city.neighbour })
      : turn.say('place.invalid');
  return askNext(turn, know, draft, [...first, { text: why }], changed);
}

/** 112 at once; the report goes on (A23). */
export function dangerMessage({ say }: Turn, know: Knowledge): Outbound {
  return { text: say('report.danger', { callCentre: know.profile.city.call_centre }) };
}

function outsideBody(draft: Draft, { say }: Turn, know: Knowledge): Outbound[] {
  const body = draft.category && know.intents[draft.category]?.outside;
  if (!body) return [];
  const category = categoryName(draft.category, know.intents);
  return [{ text: say('report.outside-body', { body: body.name, contact: body.contact, category }) }];
}

/** Ends the draft; nothing was sent. */
export function cancelDraft(turn: Turn): Decision {
  const key = turn.talk.draft ? 'report.cancelled' : 'report.nothing-to-cancel';
  return speak(dropDraft(turn.talk), { text: turn.say(key) });
}

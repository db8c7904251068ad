import type { FoundPlace } from '../understanding/understanding.js';
import { type Draft, keepFiles, missingPart, type ReportIntents, setPlace } from './draft.js';

/** Several drafts in the order of their numbers. */
export function inOrder(drafts: readonly Draft[]): Draft[] {
  return [...drafts].sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
}

/** The drafts numbered from 1 as they stand; one alone has no number. */
export function numbered(drafts: readonly Draft[]): Draft[] {
  if (drafts.length > 1) return drafts.map((draft, index) => ({ ...draft, number: index + 1 }));
  return drafts.map(({ number: _number, ...draft }) => draft);
}

/** A place told once holds for every draft that needs one and has none of its own. */
export function sharePlace(drafts: readonly Draft[], intents: ReportIntents, place?: FoundPlace): Draft[] {
  const told = place ?? inOrder(drafts).find((draft) => draft.place)?.place;
  if (!told) return [...drafts];
  const needsIt = (draft: Draft) => !draft.placeApart && missingPart(draft, intents) === 'place';
  return drafts.map((draft) => (needsIt(draft) ? setPlace(draft, told) : draft));
}

/** The one of several drafts that something is asked about next: the one being told, else the first that lacks something. */
export function nextOpen(draft: Draft, drafts: readonly Draft[], intents: ReportIntents): Draft | undefined {
  const open = inOrder(drafts).filter((one) => missingPart(one, intents));
  return open.find(({ id }) => id === draft.id) ?? open[0];
}

/** Several drafts as one report: the words of all, the category and place told first, every file. */
export function joinDrafts(drafts: readonly Draft[]): Draft {
  const [first, ...others] = inOrder(drafts) as [Draft, ...Draft[]];
  const place = [first, ...others].find((draft) => draft.place)?.place;
  const joined: Draft = {
    ...first,
    text: [first, ...others].map(({ text }) => text).join('\n'),
    urgent: drafts.some(({ urgent }) => urgent),
    hidden: drafts.find(({ hidden }) => hidden !== 'open')?.hidden ?? 'open',
    ...(place ? { place } : {}),
  };
  const files = others.flatMap(({ attachments }) => attachments);
  return numbered([keepFiles(joined, files)])[0]!;
}

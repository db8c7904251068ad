import type { Outbound } from '../../channels/channel.js';
import type { Category } from '../../profile/intents-schema.js';
import type { Draft } from '../../report/draft.js';
import { categoryName } from '../../report/draft-messages.js';
import type { Knowledge, Turn } from '../decision.js';

/** Whether the unit of a category stands outside the city government. */
export function isOutsideUnit(category: Category, { profile }: Knowledge): boolean {
  return profile.units.some((unit) => unit.outside && unit.categories.includes(category));
}

/** "Dekat jalan tol", "ke jalan provinsi", "bukan jalan provinsi": where it is and what it is not; the next words may still say what it is. */
const BESIDE =
  / (?:(?:ke )?(?:dekat|deket|samping|sebelah|depan|belakang|seberang|menuju|arah|ke)(?: (?:dengan|sama))?|(?:bukan|bkn|dudu)(?: (?:di|termasuk|milik|punya))?) [^ ]+ [^ ]+/g;

/** Whose job it is, where that is not the city (A22). A wish is for the city to weigh, whoever could do it. */
export function outsideBody(draft: Draft, { say }: Turn, know: Knowledge): Outbound[] {
  const { category } = draft;
  const bodies = (category && know.intents[category]?.outside) ?? [];
  if (!category || bodies.length === 0 || draft.class === 'aspirasi') return [];
  const words = ` ${draft.text.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, ' ')} `.replace(BESIDE, ' ');
  const named = bodies.find(({ phrases }) => phrases.some((phrase) => words.includes(` ${phrase} `)));
  const body = named ?? (isOutsideUnit(category, know) ? bodies[0] : undefined);
  if (!body) return [];
  const matter = body.matter ?? categoryName(category, know.intents);
  return [{ text: say('report.outside-body', { body: body.name, contact: body.contact, category: matter }) }];
}

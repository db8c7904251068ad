import type { Point } from '../channel.js';
import type { IgnoredReason } from './ignored-messages.js';
import { countOf, type Fields, fieldsOf, textOf } from './proto-fields.js';

export interface ReadPlace {
  location: Point;
  /** The place's name and address where the person chose one from the list, or what they wrote beside it. */
  words?: string;
}

/** The position in a message; of a live location only where it begins. */
export function readPlace(content: Fields): ReadPlace | { ignored: IgnoredReason } | undefined {
  const live = fieldsOf(content.liveLocationMessage);
  const fields = fieldsOf(content.locationMessage) ?? live;
  if (!fields) return undefined;
  if (fields === live && isUpdate(live)) return { ignored: 'live_location_update' };
  const { degreesLatitude: lat, degreesLongitude: lon } = fields;
  if (!isWithin(lat, 90) || !isWithin(lon, 180)) return { ignored: 'malformed' };
  const place: ReadPlace = { location: { lat, lon } };
  const words = [fields.name, fields.address, fields.comment ?? fields.caption].map(textOf).filter(Boolean);
  if (words.length > 0) place.words = words.join(', ');
  return place;
}

/**
 * The first message of a live location is numbered with its time and ends in 001, those after count on and carry the
 * seconds since then (as seen in recorded messages; WhatsApp documents neither).
 */
function isUpdate(live: Fields): boolean {
  return (countOf(live.timeOffset) ?? 0) > 0 || (countOf(live.sequenceNumber) ?? 0) % 1000 > 1;
}

function isWithin(degrees: unknown, most: number): degrees is number {
  return typeof degrees === 'number' && Math.abs(degrees) <= most;
}

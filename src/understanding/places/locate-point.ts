import type { Point } from '../../channels/channel.js';
import type { City, Places } from '../../profile/city-schema.js';
import type { PointReading } from '../understanding.js';
import { areaLabel } from './area.js';

/** A landmark nearer than this names the spot, in metres. */
const NEAR_METRES = 150;
const METRES_A_DEGREE = 111_320;

type Box = City['box'];

/**
 * Makes the finder of the kelurahan a pin lies in. A border belongs to the kelurahan north or east of it. Where kelurahan
 * have no box, a pin within the city's may lie in any of them.
 */
export function makeLocatePoint(places: Places, city?: Box): (point: Point) => PointReading {
  const lacksBoxes = places.kelurahan.some(({ box }) => box === undefined);
  const mayLieInside = (point: Point) => lacksBoxes && (city === undefined || holds(city, point));
  return (point) => {
    const { lat, lon } = point;
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return { kind: 'invalid' };
    const inside = places.kelurahan.find(
      ({ box }) => box && lat >= box.south && lat < box.north && lon >= box.west && lon < box.east,
    );
    const found = inside ?? places.kelurahan.find(({ box }) => box && holds(box, point));
    if (!found) return mayLieInside(point) ? { kind: 'area-unknown', point } : { kind: 'outside' };
    const { name, kecamatan } = found;
    const near = places.landmarks
      .map((landmark) => ({ landmark, metres: metresBetween(point, landmark) }))
      .sort((a, b) => a.metres - b.metres)[0];
    const area = areaLabel(found);
    const spot = near && near.metres <= NEAR_METRES ? `dekat ${near.landmark.name}, ${area}` : area;
    const label = spot.startsWith('dekat') ? spot : `${spot}, Kec. ${kecamatan}`;
    return { kind: 'found', place: { label, kelurahan: name, kecamatan, point } };
  };
}

function holds(box: Box, { lat, lon }: Point): boolean {
  return lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east;
}

/** Flat-earth distance, right to a metre within a city. */
function metresBetween(a: Point, b: Point): number {
  const north = (a.lat - b.lat) * METRES_A_DEGREE;
  const east = (a.lon - b.lon) * METRES_A_DEGREE * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(north, east);
}

import type { Places } from '../../profile/city-schema.js';

/** A kelurahan or desa of the city. */
export type Area = Places['kelurahan'][number];

/** As people read it: "Kel. Mawar", "Desa Sukamanah". */
export function areaLabel({ name, kind }: Pick<Area, 'name' | 'kind'>): string {
  return kind === 'desa' ? `Desa ${name}` : `Kel. ${name}`;
}

/** Makes the lookup from a name in places.yaml ("Sukamaju", "Sukamaju, Cilodong") to the areas meant, by index. */
export function makeAreasNamed(areas: readonly Area[]): (written: string) => number[] {
  const fold = (name: string) => name.toLowerCase().replace(/\s+/g, ' ').trim();
  const byName = new Map<string, number[]>();
  areas.forEach(({ name, kecamatan }, index) => {
    for (const key of [fold(name), fold(`${name}, ${kecamatan}`)])
      byName.set(key, [...(byName.get(key) ?? []), index]);
  });
  return (written) => byName.get(fold(written)) ?? [];
}

/** Makes the label of an area that tells it from others of its name: "Kel. Purwosari, Kec. Mijen". */
export function makeFullLabel(areas: readonly Area[]): (area: Area) => string {
  const times = new Map<string, number>();
  for (const { name } of areas) times.set(name, (times.get(name) ?? 0) + 1);
  return (area) =>
    times.get(area.name)! > 1 ? `${areaLabel(area)}, Kec. ${area.kecamatan}` : areaLabel(area);
}

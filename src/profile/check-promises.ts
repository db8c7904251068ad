import { findTwice, listOf } from './check-twice.js';
import type { CityFiles } from './city-files.js';
import { type PromiseRow, REPORT_CLASSES } from './city-schema.js';
import type { Fault } from './fault.js';

/** Two rows may not fit the same report equally well, and each class needs a row that fits whatever else is said. */
export function checkPromises({ promises: file }: CityFiles): Fault[] {
  const rows = file.value;
  if (!rows) return [];
  const faults = findTwice(
    file,
    'the row id',
    rows.map(({ id }, i) => ({ name: id, path: [i, 'id'] })),
  );
  rows.forEach((row, i) => {
    const rival = rows.slice(0, i).find((earlier) => isAmbiguous(earlier, row));
    if (!rival) return;
    faults.push(
      file.faultAt(
        [i],
        `the rows "${rival.id}" and "${row.id}" fit the same reports equally well`,
        'remove one, or give one of them a further condition (class, category, urgent, supervised)',
      ),
    );
  });
  for (const name of REPORT_CLASSES) {
    const isKept = rows.some(
      (row) => !row.urgent && !row.supervised && !row.category && (row.class ?? name) === name,
    );
    if (isKept) continue;
    faults.push(
      file.faultAt(
        [],
        `reports of the class ${name} have no row that always fits`,
        `add a row with "class: ${name}" and without category, urgent and supervised`,
      ),
    );
  }
  return faults;
}

/** The same kinds of conditions, and a report that meets both. */
function isAmbiguous(a: PromiseRow, b: PromiseRow): boolean {
  const [ofA, ofB] = [listOf(a.category), listOf(b.category)];
  return (
    a.urgent === b.urgent &&
    a.supervised === b.supervised &&
    a.class === b.class &&
    (ofA && ofB ? ofA.some((category) => ofB.includes(category)) : ofA === ofB)
  );
}

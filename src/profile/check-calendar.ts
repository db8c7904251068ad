import { findTwice } from './check-twice.js';
import type { CityFiles } from './city-files.js';
import type { Fault } from './fault.js';

/** The list of years and the holidays must tell the same story: a year without holidays is a list not yet copied. */
export function checkCalendar({ calendar: file }: CityFiles): Fault[] {
  const calendar = file.value;
  if (!calendar) return [];
  const { years, holidays } = calendar;
  const yearOf = (date: string) => Number(date.slice(0, 4));
  const faults = [
    ...findTwice(
      file,
      'the year',
      years.map((year, i) => ({ name: String(year), path: ['years', i] })),
    ),
    ...findTwice(
      file,
      'the date',
      holidays.map(({ date }, i) => ({ name: date, path: ['holidays', i, 'date'] })),
    ),
  ];
  years.forEach((year, i) => {
    if (holidays.some((holiday) => yearOf(holiday.date) === year)) return;
    faults.push(
      file.faultAt(
        ['years', i],
        `the year ${year} is listed as complete but has no holidays`,
        `add the holidays of ${year} below, or remove the year until they are decreed`,
      ),
    );
  });
  holidays.forEach(({ date }, i) => {
    if (years.includes(yearOf(date))) return;
    faults.push(
      file.faultAt(
        ['holidays', i, 'date'],
        `${date} is in a year that is not listed in years`,
        `correct the date, or add ${yearOf(date)} to years once all its holidays are here`,
      ),
    );
  });
  return faults;
}

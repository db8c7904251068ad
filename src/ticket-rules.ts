import type { Knowledge } from './conversation/decision.js';
import type { Category } from './profile/intents-schema.js';
import type { Report } from './report/draft.js';
import { makePromise, warnMoment } from './sla/make-promise.js';
import type { StepRules } from './tickets/step-request.js';
import { routeReport } from './units/route.js';

/** What of the city the steps of tickets must know. The profile holds while the program runs, the intents may change. */
export function ticketRules(
  knowledge: () => Pick<Knowledge, 'profile' | 'intents'>,
  timeZone: string,
): StepRules {
  const { profile } = knowledge();
  const { city, units, promises, calendar } = profile;
  const intentOf = (category: Category) => knowledge().intents[category];
  return {
    city,
    units,
    timeZone,
    needsEvidence: (category) => intentOf(category)?.evidence === 'required',
    sort: (report: Report, category: Category) => ({
      report: { ...report, category, class: intentOf(category)?.class ?? report.class },
      unit: routeReport({ category, ...report.place }, profile).unit,
    }),
    promise: (report, receivedAt) => {
      const supervised = intentOf(report.category)?.supervised;
      return makePromise({ report: { ...report, supervised }, receivedAt }, { promises, calendar, timeZone });
    },
    warnAt: (startAt, dueAt) => warnMoment(startAt, dueAt, { calendar, timeZone }),
  };
}

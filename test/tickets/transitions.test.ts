import { describe, expect, test } from '@jest/globals';
import { planStep } from '../../src/tickets/plan-step.js';
import { STATUSES, STEPS, type Status, type Step } from '../../src/tickets/ticket.js';
import { DAY_MS, fullRequest, later, people, rules, sampleTicket, type Who } from './sample-ticket.js';

/** The same rules written down a second time, by people instead of by roles: who, from where, to where. */
const OPEN: Status[] = ['received', 'in_progress', 'waiting', 'planned'];
const WORKED: Status[] = ['in_progress', 'waiting', 'planned'];
const to = (from: Status[], target?: Status) =>
  Object.fromEntries(from.map((status) => [status, target ?? status])) as Partial<Record<Status, Status>>;
const owner: Who[] = ['owner'];
const worker: Who[] = ['holder', 'head'];
const boss: Who[] = ['supervisor', 'secretary'];
const staff: Who[] = ['holder', 'colleague', 'head', 'supervisor', 'secretary'];
const expected: Record<Step, { moves: Partial<Record<Status, Status>>; who: Who[] }> = {
  take: { moves: to(['waiting', 'planned', 'received'], 'in_progress'), who: ['holder'] },
  update: { moves: to(WORKED), who: worker },
  ask: { moves: to(WORKED, 'waiting'), who: worker },
  answer: { moves: to(['waiting'], 'in_progress'), who: owner },
  add: { moves: to(OPEN), who: owner },
  note: { moves: to([...STATUSES]), who: staff },
  forward: { moves: to(OPEN, 'received'), who: worker },
  disclaim: { moves: to(OPEN, 'received'), who: worker },
  reject: { moves: to(['received', 'in_progress'], 'rejected'), who: worker },
  plan: { moves: to(WORKED, 'planned'), who: worker },
  close: { moves: to(WORKED, 'closed'), who: worker },
  undo: { moves: to(['closed'], 'in_progress'), who: ['holder'] },
  reopen: { moves: to(['closed'], 'in_progress'), who: owner },
  withdraw: { moves: to(['received'], 'withdrawn'), who: owner },
  rate: { moves: to(['closed']), who: owner },
  comment: { moves: to(['closed']), who: owner },
  recategorise: { moves: to(OPEN), who: ['holder', 'head', 'supervisor', 'secretary'] },
  reassign: { moves: { ...to(OPEN), received: 'in_progress' }, who: boss },
  extend: { moves: to(OPEN), who: boss },
  remind: { moves: to(OPEN), who: boss },
  warn: { moves: to(OPEN), who: ['system'] },
  breach: { moves: to(OPEN), who: ['system'] },
};
/** Steps anybody of the unit's officers may do while nobody holds the ticket. */
const FREE: Step[] = ['take', 'forward', 'disclaim', 'reject', 'recategorise'];
const TIMED: Step[] = ['warn', 'breach'];

function isAllowed(step: Step, status: Status, who: Who): boolean {
  const { moves, who: doers } = expected[step];
  if (!(status in moves)) return false;
  const isFree = status === 'received' && FREE.includes(step);
  return doers.includes(who) || (isFree && (who === 'colleague' || who === 'head'));
}

/** The refusal that is told first. */
function refusalOf(step: Step, status: Status, who: Who): string {
  const { who: doers, moves } = expected[step];
  const isCitizenStep = doers[0] === 'owner';
  if (who === 'stranger') return TIMED.includes(step) ? 'not_your_role' : 'not_yours';
  if (isCitizenStep || TIMED.includes(step) || who === 'owner' || who === 'system') {
    return doers.includes(who) ? 'wrong_status' : 'not_your_role';
  }
  if (who === 'foreigner') return 'not_your_unit';
  const isOfficerStep = doers.includes('holder') && step !== 'note';
  const isBossStepToo = isOfficerStep && doers.includes('supervisor') && boss.includes(who);
  const isOfficer = ['holder', 'colleague', 'head'].includes(who);
  const hasRole = isOfficerStep ? isOfficer || isBossStepToo : doers.includes(who);
  if (!hasRole) return 'not_your_role';
  const isTakeOfHeld = step === 'take' && status === 'in_progress';
  if (!(status in moves) && !isTakeOfHeld) return 'wrong_status';
  if (step === 'undo') return 'not_the_closer';
  return isTakeOfHeld && who === 'holder' ? 'already_yours' : 'taken_by';
}

describe.each([...STEPS])('the step "%s"', (step) => {
  for (const status of STATUSES) {
    for (const who of Object.keys(people) as Who[]) {
      const asWho = who === 'linked' ? 'owner' : who;
      const allowed = isAllowed(step, status, asWho);
      const target = expected[step].moves[status];
      const refusal = allowed ? '' : refusalOf(step, status, asWho);
      const title = allowed
        ? `leads the ${who} from ${status} to ${target}`
        : `is refused to the ${who} in ${status}: ${refusal}`;
      test(title, () => {
        const ticket = sampleTicket(status);
        const now = later(TIMED.includes(step) ? 4 * DAY_MS : 1000);
        const plan = planStep(ticket, fullRequest(step, people[who]), now, rules);
        if (!plan.ok) {
          expect(plan.refusal.code).toBe(refusal);
          return;
        }
        expect(refusal).toBe('');
        expect(plan.event).toMatchObject({ step, from: status, to: target, at: now });
        expect(plan.update.$set.status).toBe(target);
        expect(plan.filter).toEqual({ _id: ticket._id, status, revision: ticket.revision });
        const changes = { ...plan.update.$set, ...plan.update.$unset };
        expect('alarmAt' in changes).toBe(true);
        if (!OPEN.includes(target!)) expect(plan.update.$set.alarmAt).toBeUndefined();
      });
    }
  }
});

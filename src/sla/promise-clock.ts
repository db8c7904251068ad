/** One promise in time, frozen when it was made: later changes of the city profile do not move it. */
export interface TicketClock {
  /** SLA row and version it was born under. */
  row: string;
  version: number;
  /** From when the time counts: receipt, or for working days the next opening after it. */
  startAt: Date;
  dueAt: Date;
  /** When the officer is warned. */
  warnAt: Date;
  warnedAt?: Date;
  breachedAt?: Date;
}

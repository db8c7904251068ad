import type { TicketModel } from './ticket-model.js';

/**
 * Gives out the numbers of a month without gaps. A number is used up only by the insert that carries it, and is tried only
 * after the one before it has been seen in the database; nothing is counted elsewhere, so a crash leaves no hole. Inside
 * one process inserts queue up here, between processes the unique index decides.
 */
export class TicketNumbers {
  readonly #tickets: TicketModel;
  /** Highest number of a month known to be in the database. */
  readonly #highest = new Map<string, number>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(tickets: TicketModel) {
    this.#tickets = tickets;
  }

  /** Calls `insert` with number after number until it says that it is done (anything but `taken`). */
  async use<Result>(month: string, insert: (number: number) => Promise<Result | 'taken'>): Promise<Result> {
    const turn = this.#last.then(() => this.#tryNumbers(month, insert));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #tryNumbers<Result>(
    month: string,
    insert: (number: number) => Promise<Result | 'taken'>,
  ): Promise<Result> {
    let number = (this.#highest.get(month) ?? (await this.#readHighest(month))) + 1;
    for (;;) {
      const result = await insert(number);
      if (result !== 'taken') return result;
      // Another process was here: whatever is the highest now, all numbers below it exist.
      number = Math.max(number, await this.#readHighest(month)) + 1;
    }
  }

  /** Tells that this number is in the database. */
  saw(month: string, number: number): void {
    this.#highest.set(month, Math.max(number, this.#highest.get(month) ?? 0));
  }

  async #readHighest(month: string): Promise<number> {
    const newest = await this.#tickets
      .findOne({ month }, { number: 1 })
      .sort({ month: -1, number: -1 })
      .lean<{ number: number }>();
    this.saw(month, newest?.number ?? 0);
    return newest?.number ?? 0;
  }
}

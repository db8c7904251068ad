/** What became of a run: done, or to be run again when `resume` calls back. */
export type Outcome = { isDone: true } | { isDone: false; resume: (again: () => void) => void };

export interface Lanes<Item> {
  push(lane: string, item: Item): void;
  /** Begins to run what was and will be pushed. */
  open(): void;
  /** Resolves when nothing runs and nothing can run now; items that wait to be resumed do not count. */
  idle(): Promise<void>;
  /** Drops what waits, takes nothing more and resolves when what runs has ended. */
  close(): Promise<void>;
}

interface LanesSettings<Item> {
  mostRunning: number;
  /** Runs one item; must not throw. */
  run(item: Item): Promise<Outcome>;
}

/** Runs items one at a time and in order within a lane, lanes side by side. A lane without items takes no memory. */
export function makeLanes<Item>({ mostRunning, run }: LanesSettings<Item>): Lanes<Item> {
  /** The first item of a lane is the one that runs, is to run next or waits to be resumed. */
  const lanes = new Map<string, Item[]>();
  /** Lanes whose first item may run now, each at most once. */
  const runnable: string[] = [];
  let running = 0;
  let state: 'waiting' | 'open' | 'closed' = 'waiting';
  let onIdle: (() => void)[] = [];

  const isIdle = () => running === 0 && runnable.length === 0;

  const runFirst = async (lane: string, items: Item[]) => {
    const outcome = await run(items[0]!);
    running -= 1;
    if (outcome.isDone) {
      items.shift();
      if (items.length === 0) lanes.delete(lane);
      else if (state === 'open') runnable.push(lane);
    } else if (state === 'open') {
      outcome.resume(() => {
        runnable.push(lane);
        start();
      });
    }
    start();
  };

  const start = () => {
    while (state === 'open' && running < mostRunning && runnable.length > 0) {
      const lane = runnable.shift()!;
      running += 1;
      void runFirst(lane, lanes.get(lane)!);
    }
    if (!isIdle()) return;
    for (const resolve of onIdle) resolve();
    onIdle = [];
  };

  const idle = () => (isIdle() ? Promise.resolve() : new Promise<void>((resolve) => onIdle.push(resolve)));

  return {
    push(lane, item) {
      if (state === 'closed') return;
      const items = lanes.get(lane);
      if (items) {
        items.push(item);
        return;
      }
      lanes.set(lane, [item]);
      runnable.push(lane);
      start();
    },
    open() {
      state = 'open';
      start();
    },
    idle,
    async close() {
      state = 'closed';
      runnable.length = 0;
      await idle();
      lanes.clear();
    },
  };
}

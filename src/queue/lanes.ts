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
  /** Of each group of lanes. */
  mostRunning: number;
  groupOf(lane: string): string;
  /** Runs one item; must not throw. */
  run(item: Item): Promise<Outcome>;
}

/** Lanes of one group whose first item may run now, each at most once, and how many of its lanes run. */
interface Group {
  runnable: string[];
  running: number;
}

/**
 * Runs items one at a time and in order within a lane, lanes side by side. A lane without items takes no memory. Each
 * group has room of its own: one that is full holds up no other.
 */
export function makeLanes<Item>({ mostRunning, groupOf, run }: LanesSettings<Item>): Lanes<Item> {
  /** The first item of a lane is the one that runs, is to run next or waits to be resumed. */
  const lanes = new Map<string, Item[]>();
  const groups = new Map<string, Group>();
  let state: 'waiting' | 'open' | 'closed' = 'waiting';
  let onIdle: (() => void)[] = [];

  const isIdle = () => groups.size === 0;

  const runFirst = async (group: Group, lane: string, items: Item[]) => {
    const outcome = await run(items[0]!);
    group.running -= 1;
    if (outcome.isDone) {
      items.shift();
      if (items.length === 0) lanes.delete(lane);
      else if (state === 'open') group.runnable.push(lane);
    } else if (state === 'open') {
      outcome.resume(() => ready(lane));
    }
    start(groupOf(lane));
  };

  /** The first item of the lane may run as soon as its group has room. */
  const ready = (lane: string) => {
    if (state === 'closed') return;
    const name = groupOf(lane);
    const group = groups.get(name) ?? { runnable: [], running: 0 };
    groups.set(name, group);
    group.runnable.push(lane);
    start(name);
  };

  const start = (name: string) => {
    const group = groups.get(name);
    if (!group) return;
    while (state === 'open' && group.running < mostRunning && group.runnable.length > 0) {
      const lane = group.runnable.shift()!;
      group.running += 1;
      void runFirst(group, lane, lanes.get(lane)!);
    }
    if (group.running === 0 && group.runnable.length === 0) groups.delete(name);
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
      ready(lane);
    },
    open() {
      state = 'open';
      for (const name of [...groups.keys()]) start(name);
    },
    idle,
    async close() {
      state = 'closed';
      for (const [name, group] of groups) {
        group.runnable.length = 0;
        if (group.running === 0) groups.delete(name);
      }
      await idle();
      lanes.clear();
    },
  };
}

import type { LinkState, PairingDesk } from '../../../src/channels/pairing-desk.js';

export interface FakeDesk extends PairingDesk {
  /** The number stands like this from now on. */
  become(state: LinkState, number?: string): void;
  /** What the operator asked for, in order. */
  readonly deeds: ('connect' | 'unpair')[];
  /** What a deed does beside being noted. */
  whenAsked: (deed: 'connect' | 'unpair') => Promise<void>;
}

/** A number that stands as the test says. */
export function makeFakeDesk(): FakeDesk {
  let state: LinkState = { kind: 'off' };
  let number: string | undefined;
  const listeners = new Set<(state: LinkState) => void>();
  const desk: FakeDesk = {
    deeds: [],
    whenAsked: async () => {},
    state: () => state,
    number: () => number,
    become(next, itsNumber) {
      [state, number] = [next, itsNumber];
      for (const listen of listeners) listen(next);
    },
    async connect() {
      desk.deeds.push('connect');
      await desk.whenAsked('connect');
    },
    async unpair() {
      desk.deeds.push('unpair');
      await desk.whenAsked('unpair');
    },
    watch(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
  return desk;
}

const FIRST_SLOTS = 2 ** 12;

/** Numbers features from 0 on by their hashes (open addressing): no text of a feature is kept. */
export class FeatureNumbers {
  #hashes = new Uint32Array(FIRST_SLOTS / 2);
  #slots = new Int32Array(FIRST_SLOTS).fill(-1);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a feature; -1 where it has none. */
  find(hash: number): number {
    return this.#slots[this.#slotOf(hash)]!;
  }

  /** The number of a feature, a new one where it has none yet. */
  take(hash: number): number {
    const slot = this.#slotOf(hash);
    const known = this.#slots[slot]!;
    if (known !== -1) return known;
    const number = this.#size++;
    this.#slots[slot] = number;
    this.#hashes[number] = hash;
    if (this.#size === this.#hashes.length) this.#grow();
    return number;
  }

  #slotOf(hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const number = this.#slots[slot]!;
      if (number === -1 || this.#hashes[number] === hash) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const hashes = this.#hashes;
    this.#hashes = new Uint32Array(hashes.length * 2);
    this.#hashes.set(hashes);
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let number = 0; number < this.#size; number++) this.#slots[this.#slotOf(hashes[number]!)] = number;
  }
}

/** Texts remembered at most: 4 million, 68 MB. Of a longer file the rest is not looked at for repeats. */
const MOST_SLOTS = 2 ** 23;
const FIRST_SLOTS = 2 ** 14;

/** Which texts a file has had and with which label, by number only, so that a million rows take little room. */
export class SeenTexts {
  #draws = new Float64Array(FIRST_SLOTS).fill(-1);
  #labels = new Uint8Array(FIRST_SLOTS);
  #count = 0;
  readonly #names: string[] = [];

  /** Looks for a text by its draw. `new`: not seen before; `same`: seen with this label; `other`: seen with another one. */
  look(draw: number, label: string): 'new' | 'same' | 'other' {
    const number = this.#numberOf(label);
    const slot = this.#slotOf(draw);
    if (this.#draws[slot] === draw) return this.#labels[slot] === number ? 'same' : 'other';
    if (this.#count * 2 >= this.#draws.length && !this.#grow()) return 'new';
    const place = this.#slotOf(draw);
    this.#draws[place] = draw;
    this.#labels[place] = number;
    this.#count++;
    return 'new';
  }

  #numberOf(label: string): number {
    const known = this.#names.indexOf(label);
    return known >= 0 ? known : this.#names.push(label) - 1;
  }

  #slotOf(draw: number): number {
    const mask = this.#draws.length - 1;
    let slot = draw % this.#draws.length;
    while (this.#draws[slot] !== -1 && this.#draws[slot] !== draw) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): boolean {
    if (this.#draws.length >= MOST_SLOTS) return false;
    const [draws, labels] = [this.#draws, this.#labels];
    this.#draws = new Float64Array(draws.length * 2).fill(-1);
    this.#labels = new Uint8Array(draws.length * 2);
    draws.forEach((draw, from) => {
      if (draw === -1) return;
      const slot = this.#slotOf(draw);
      this.#draws[slot] = draw;
      this.#labels[slot] = labels[from]!;
    });
    return true;
  }
}

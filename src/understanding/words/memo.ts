/**
 * Answers given before, at most 2 x `most` of them. When the young half is full the old half is forgotten, so strange
 * input cannot fill the memory, and what is asked often stays.
 */
export class Memo<Answer> {
  readonly #most: number;
  #young = new Map<string, Answer>();
  #old = new Map<string, Answer>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Answer | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, answer: Answer): void {
    if (this.#young.size >= this.#most) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, answer);
  }
}

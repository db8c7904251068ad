/** One thing at a time in each chat, in the order it was asked for; chats do not wait for each other. */
export class ChatTurns {
  #last = new Map<string, Promise<void>>();

  /** Runs `work` after all that was asked for in this chat before; one failure does not touch the next. */
  take<T>(chatId: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(chatId) ?? Promise.resolve()).then(work);
    const done: Promise<void> = turn.then(
      () => this.#leave(chatId, done),
      () => this.#leave(chatId, done),
    );
    this.#last.set(chatId, done);
    return turn;
  }

  isBusy(chatId: string): boolean {
    return this.#last.has(chatId);
  }

  /** Resolves when every turn asked for so far is over. */
  async idle(): Promise<void> {
    await Promise.all(this.#last.values());
  }

  #leave(chatId: string, done: Promise<void>): void {
    if (this.#last.get(chatId) === done) this.#last.delete(chatId);
  }
}

/** The chats whose turn waits for another bubble, in this process: only whoever moves the clock by hand needs to know. */
export interface HeldChats {
  hold(chat: string, until: Date): void;
  release(chat: string): void;
  /** When the first of them is over. */
  until(): Date | undefined;
}

export function makeHeldChats(): HeldChats {
  const held = new Map<string, Date>();
  return {
    hold: (chat, until) => void held.set(chat, until),
    release: (chat) => void held.delete(chat),
    until: () => [...held.values()].sort((a, b) => a.getTime() - b.getTime())[0],
  };
}

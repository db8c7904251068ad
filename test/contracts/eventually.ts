/** How often `eventually` looks, every five milliseconds; fewer where a test wants to see it fail. */
export const patience = { looks: 2000 };

/** Waits until `isTrue`; fails after about ten seconds. */
export async function eventually(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; look < patience.looks; look++) {
    if (await isTrue()) return;
    await pause(5);
  }
  throw new Error('it never became true');
}

export function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}

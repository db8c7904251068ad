import { explainError } from './explain-error.js';
import { keepYoungSpaceNarrow } from './young-space.js';

/** `npm start`. The rest is loaded late: to load it is the larger part of what is soon thrown away. */
async function main(): Promise<void> {
  keepYoungSpaceNarrow();
  const { serve } = await import('./serve.js');
  await serve({
    say: console.log,
    warn: console.error,
    end: () => process.exit(0),
    fail,
    isTerminal: process.stdout.isTTY,
  });
}

function fail(error: unknown): void {
  console.error(explainError(error));
  process.exit(1);
}

main().catch(fail);

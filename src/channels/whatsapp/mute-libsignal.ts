/** Where its files lie, in the lines of a stack. */
const LIBSIGNAL = /[\\/]libsignal[\\/]/;
let isMuted = false;

/**
 * libsignal writes whole sessions to the console when it closes one, private keys and all: what it says there is dropped, and
 * nothing else is. Once for the whole program.
 */
export function muteLibsignal(): void {
  if (isMuted) return;
  isMuted = true;
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const write = console[name].bind(console);
    console[name] = (...words: unknown[]) => {
      const [, , caller = ''] = (new Error().stack ?? '').split('\n');
      if (!LIBSIGNAL.test(caller)) write(...words);
    };
  }
}

import { benchClock } from './clock.js';
import { benchIntake } from './intake.js';
import { benchStart } from './start.js';
import { benchUnderstand } from './understand.js';
import { benchWhatsapp } from './whatsapp.js';

/** Every benchmark by its name; each prints its progress and returns the fields of its last line. */
const benches: Record<string, () => Promise<object>> = {
  start: benchStart,
  intake: benchIntake,
  understand: benchUnderstand,
  clock: benchClock,
  whatsapp: benchWhatsapp,
};

/** `npm run bench -- NAME`: the last line is JSON with `bench` and its figures. */
async function main([name = '']: string[]): Promise<number> {
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench) {
    console.error(`npm run bench -- NAME, where NAME is one of: ${Object.keys(benches).join(', ')}`);
    return 2;
  }
  const fields = await bench();
  console.log(JSON.stringify({ bench: name, ...fields }));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));

import { join } from 'node:path';

/** Where tests keep what intents/ teaches, so that it is learnt once and not by every file. A model of other intents is not taken. */
export const learntModelDir = join('node_modules', '.cache', 'tanggap-model');

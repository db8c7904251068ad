import { muteLibsignal } from './mute-libsignal.js';

/** The library as a whole; its code is loaded only when WhatsApp is on (about 60 MB, half a second). */
export type Baileys = typeof import('@whiskeysockets/baileys');

export function loadBaileys(): Promise<Baileys> {
  muteLibsignal();
  return import('@whiskeysockets/baileys');
}

/** The library's own log tells numbers, names and texts: nothing of it is kept. */
export function makeSilentLogger() {
  const silent = {
    level: 'silent',
    child: () => silent,
    trace() {},
    debug() {},
    info() {},
    warn() {},
    error() {},
  };
  return silent;
}

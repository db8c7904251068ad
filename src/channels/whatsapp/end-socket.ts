import type { WASocket } from '@whiskeysockets/baileys';
import type { Clock } from '../../shared/clock.js';

/** With a dead network nobody answers the goodbye; the connection is then left as it is. */
const LONGEST_GOODBYE_MS = 1_000;

/** Ends a connection; resolves when the other side knows, or after one second. Never throws. */
export function endSocket(socket: WASocket, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(LONGEST_GOODBYE_MS, resolve);
    const done = () => {
      cancel();
      resolve();
    };
    socket.end(undefined).then(done, done);
  });
}

/** Unlinks this device from its phone; false when that could not be told. */
export function unlink(socket: WASocket): Promise<boolean> {
  return socket.logout().then(
    () => true,
    () => false,
  );
}

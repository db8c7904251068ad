import type { WASocket } from '@whiskeysockets/baileys';
import { CodedError, type ErrorCode, isCoded } from '../../shared/errors.js';
import { describeError } from '../../shared/logger.js';
import { Lanes } from '../lanes.js';
import type { LinkState } from '../pairing-desk.js';
import { forgetKeys, type Keys, openKeys } from './auth-state.js';
import type { Baileys } from './baileys.js';
import type { Connection, ConnectionParts } from './connection.js';
import { countTries } from './count-tries.js';
import { afterDisconnect, pauseMs, statusOf } from './disconnect-reasons.js';
import { endSocket, unlink } from './end-socket.js';
import { codeState, hideNumber, makeLinkState, qrState, requestCode } from './pairing.js';

/** Holds one connection to WhatsApp: pairs, connects again as each reason asks, and never storms. */
export function keepConnected(parts: ConnectionParts): Connection {
  const { store, load, open, pairingNumber, ended, clock, logger, random } = parts;
  const tries = countTries({ clock, pause: parts.pause ?? ((failures) => pauseMs(failures, random())) });
  const state = makeLinkState();
  let baileys: Baileys | undefined;
  let keys: Keys | undefined;
  let current: WASocket | undefined;
  let isOpen = false;
  /** Until the number is ours, and again once it is not: nothing is connected, and no key is touched. */
  let isStopped = true;
  let cancelWait: () => void = () => {};
  /** What is done with keys and connections, one after the other. */
  const turns = new Lanes();
  const inTurn = (work: () => Promise<void>) => turns.run('', work);
  const ask = (why: ErrorCode) => set({ kind: 'needs-operator', why });

  function tell(code: ErrorCode, fields: Record<string, unknown> = {}): void {
    logger.error({ err: new CodedError(code, { channel: 'whatsapp', ...fields }) });
  }

  function set(next: LinkState): void {
    if (!isStopped) state.set(next);
  }

  function connectIn(delayMs: number): void {
    cancelWait();
    if (!isStopped) cancelWait = clock.after(delayMs, () => void inTurn(attempt));
  }

  function wait(): void {
    const delayMs = tries.fail();
    set({ kind: 'away', retryAt: new Date(clock.now().getTime() + delayMs) });
    connectIn(delayMs);
  }

  async function attempt(): Promise<void> {
    try {
      await connectOnce();
    } catch (error) {
      const code = isCoded(error) ? error.code : 'CHANNEL_UNREACHABLE';
      tell(code, isCoded(error) ? error.fields : { cause: describeError(error) });
      if (code === 'KEYS_UNREADABLE') ask(code);
      else wait();
    }
  }

  async function connectOnce(): Promise<void> {
    if (current || isStopped) return;
    if (state.get().kind !== 'connecting') set({ kind: 'connecting' });
    baileys ??= await load();
    // Of a paired device the keys in memory are the newest: those of a moment ago may not be written yet.
    if (!keys?.isPaired()) keys = await openKeys(baileys, store);
    if (isStopped) return;
    const socket = open(baileys, keys);
    current = socket;
    let shown = 0;
    socket.ev.on('connection.update', (update) => {
      if (current !== socket) return;
      if (update.qr) void show(socket, update.qr, shown++);
      if (update.connection === 'open') {
        isOpen = true;
        tries.opened();
        set({ kind: 'open' });
        logger.info({ channel: 'whatsapp', failures: tries.failures() }, 'whatsapp connected');
      }
      if (update.connection !== 'close') return;
      closed(statusOf(update.lastDisconnect?.error), shown > 0);
    });
  }

  async function show(socket: WASocket, qr: string, shown: number): Promise<void> {
    if (!pairingNumber) return set(qrState(qr, shown, clock.now()));
    if (shown > 0) return;
    const code = await requestCode(socket, pairingNumber, (status) => {
      if (current !== socket) return;
      tell('PAIRING_REFUSED', { status });
      endNow();
      ask('PAIRING_REFUSED');
    });
    if (code && current === socket) set(codeState(code, clock.now()));
  }

  /** Without waiting for the goodbye. */
  function endNow(): void {
    const socket = letGo();
    if (socket) void endSocket(socket, clock);
  }

  /** Lets go of the connection; what it still tells is not heard. */
  function letGo(): WASocket | undefined {
    const socket = current;
    current = undefined;
    isOpen = false;
    tries.ended();
    ended();
    return socket;
  }

  function closed(status: number | undefined, wasShown: boolean): void {
    letGo();
    // A code that was not used ends with 401 too: then there is nothing to be unlinked.
    const wasPaired = keys?.isPaired() ?? false;
    const { next, tells } = afterDisconnect(status);
    if (wasPaired && tells) tell(tells, { status });
    else logger.info({ channel: 'whatsapp', status }, 'whatsapp connection ended');
    const mayRestart = tries.mayRestart(next === 'again');
    if (!wasPaired && wasShown) tries.noteRound();
    if (mayRestart) connectIn(0);
    else if (next === 'ask') ask(tells ?? 'CHANNEL_CLOSED');
    else if (wasPaired && next === 'pair') void inTurn(() => forget().then(wait, wait));
    else if (tries.isInVain()) ask('CHANNEL_NOT_PAIRED');
    else wait();
  }

  async function forget(): Promise<void> {
    try {
      await (keys ? keys.forget() : forgetKeys(store));
    } catch (error) {
      tell('STORE_WRITE_FAILED', { cause: describeError(error) });
      throw error;
    } finally {
      keys = undefined;
    }
  }

  return {
    state: state.get,
    watch: state.watch,
    number: () => (keys?.isPaired() ? hideNumber(keys.state.creds.me?.id) : undefined),
    current: () => current,
    socket: () => (isOpen ? current : undefined),
    baileys: () => baileys,
    ownJids: () => [keys?.state.creds.me?.id, keys?.state.creds.me?.lid].filter((jid) => jid !== undefined),
    start() {
      isStopped = false;
      set({ kind: 'connecting' });
      connectIn(0);
    },
    reconnect() {
      if (!current || isStopped) return;
      endNow();
      wait();
    },
    async connect() {
      refuseUnlessOurs();
      if (current) return;
      tries.reset();
      connectIn(0);
    },
    async unpair() {
      refuseUnlessOurs();
      // WhatsApp ends the connection then, as unlinked. When it cannot be told, the keys are given up all the same.
      if (isOpen && current && (await unlink(current))) return;
      await inTurn(async () => {
        refuseUnlessOurs();
        cancelWait();
        endNow();
        await forget();
        ask('CHANNEL_LOGGED_OUT');
      });
    },
    async giveUp() {
      await end();
      keys = undefined;
    },
    async stop() {
      await end();
      await keys?.save().catch(() => {});
    },
  };

  /** Another process may have the number: its keys are not to be wiped, nor the connection taken from it. */
  function refuseUnlessOurs(): void {
    if (isStopped) throw new CodedError('CHANNEL_TAKEN', { channel: 'whatsapp' });
  }

  async function end(): Promise<void> {
    isStopped = true;
    cancelWait();
    await turns.idle();
    const socket = letGo();
    if (socket) await endSocket(socket, clock);
    state.set({ kind: 'off' });
  }
}

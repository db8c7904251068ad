import { beforeAll, describe, expect, it } from '@jest/globals';
import type * as BaileysTypes from '@whiskeysockets/baileys';
import type { BinaryNode, WAMessage } from '@whiskeysockets/baileys';
import { openKeys } from '../../../src/channels/whatsapp/auth-state.js';
import { makeSilentLogger } from '../../../src/channels/whatsapp/baileys.js';
import { makeStoreFirst } from '../../../src/channels/whatsapp/store-first.js';
import { MemoryKeys } from './memory-keys.js';

const OURS = '6281200000001@s.whatsapp.net';
const THEIRS = '6281200000002@s.whatsapp.net';
const GROUP = '120363000000000001@g.us';

type Baileys = typeof BaileysTypes;
let baileys: Baileys;
beforeAll(async () => {
  baileys = await import('@whiskeysockets/baileys');
});

const logger = makeSilentLogger();

/** One end of a Signal conversation, with its keys in memory; `take` makes it ours. */
async function makeEnd(jid: string, take?: (message: WAMessage) => Promise<void>) {
  const store = new MemoryKeys();
  const { state } = await openKeys(baileys, store);
  const open = () => {
    const first = take && makeStoreFirst(baileys, { me: () => ({ id: jid }), take });
    const cached = baileys.makeCacheableSignalKeyStore(state.keys, logger);
    const keys = baileys.addTransactionCapability(cached, logger, {
      maxCommitRetries: 1,
      delayBetweenTriesMs: 1,
    });
    const make = first?.makeSignalRepository ?? baileys.DEFAULT_CONNECTION_CONFIG.makeSignalRepository;
    const repository = make({ creds: state.creds, keys }, logger, async () => []);
    return { first, repository, keys };
  };
  return { jid, store, creds: state.creds, open, ...open() };
}

type End = Awaited<ReturnType<typeof makeEnd>>;

/** They learn our keys, as Baileys does from the server's bundle (X3DH). */
async function introduce(us: End, them: End): Promise<void> {
  const preKey = baileys.Curve.generateKeyPair();
  await us.keys.set({ 'pre-key': { 1: preKey } });
  const { signedIdentityKey, signedPreKey, registrationId } = us.creds;
  const pub = baileys.generateSignalPubKey;
  await them.repository.injectE2ESession({
    jid: us.jid,
    session: {
      registrationId,
      identityKey: pub(signedIdentityKey.public),
      signedPreKey: {
        keyId: signedPreKey.keyId,
        publicKey: pub(signedPreKey.keyPair.public),
        signature: signedPreKey.signature,
      },
      preKey: { keyId: 1, publicKey: pub(preKey.public) },
    } as never,
  });
}

let ids = 0;

function node(type: string, content: Uint8Array, attrs: Record<string, string> = {}): BinaryNode {
  return {
    tag: 'message',
    attrs: { id: `3EB0${ids++}`, from: THEIRS, t: '1770000000', notify: 'Warga', ...attrs },
    content: [{ tag: 'enc', attrs: { v: '2', type }, content }],
  };
}

async function write(them: End, to: string, text: string): Promise<BinaryNode> {
  const data = baileys.encodeWAMessage({ conversation: text });
  const { type, ciphertext } = await them.repository.encryptMessage({ jid: to, data });
  return node(type, Buffer.from(ciphertext));
}

/** As Baileys opens a node that came in; the message, or why it stayed shut. */
async function open(
  { first, repository }: Pick<End, 'first' | 'repository'>,
  given: BinaryNode,
): Promise<string> {
  first?.expect(given);
  const { fullMessage, decrypt } = baileys.decryptMessageNode(given, OURS, '', repository, logger as never);
  await decrypt();
  const shut = fullMessage.messageStubType === baileys.proto.WebMessageInfo.StubType.CIPHERTEXT;
  return shut
    ? `shut: ${fullMessage.messageStubParameters?.[0]}`
    : (fullMessage.message?.conversation ?? 'keys');
}

async function makePair(take: (message: WAMessage) => Promise<void>) {
  const us = await makeEnd(OURS, take);
  const them = await makeEnd(THEIRS);
  await introduce(us, them);
  return { us, them };
}

/** A session is read in its keys: what is written for it, in order. */
const sessionWrites = ({ store }: End) => store.writes.filter((name) => name.startsWith('session/'));

describe('a message that is being decrypted', () => {
  it('is stored before its keys are, the first and the next', async () => {
    const heard: string[] = [];
    const { us, them } = await makePair(async (message) => {
      heard.push(`${message.message?.conversation} after ${sessionWrites(us).length} writes`);
      expect(message.key).toMatchObject({ remoteJid: THEIRS, fromMe: false });
      expect(message).toMatchObject({ pushName: 'Warga', messageTimestamp: 1770000000 });
    });
    const first = await write(them, OURS, 'satu');
    expect((first.content as BinaryNode[])[0]?.attrs.type).toBe('pkmsg');
    expect(await open(us, first)).toBe('satu');
    expect(heard).toEqual(['satu after 0 writes']);
    expect(us.store.writes).toContain('-pre-key/1');

    // An answer of ours ends the time of pre-key messages.
    const data = baileys.encodeWAMessage({ conversation: 'jawab' });
    const answer = await us.repository.encryptMessage({ jid: THEIRS, data });
    await them.repository.decryptMessage({ jid: OURS, ...answer });
    const second = await write(them, OURS, 'dua');
    expect((second.content as BinaryNode[])[0]?.attrs.type).toBe('msg');
    const before = sessionWrites(us).length;
    expect(await open(us, second)).toBe('dua');
    expect(heard.at(-1)).toBe(`dua after ${before} writes`);
    expect(sessionWrites(us).length).toBe(before + 1);
  });

  it.each([['the first message'], ['a later one']])(
    'opens again when it could not be stored, and when we were killed after that: %s',
    async (which) => {
      let fails = false;
      const heard: string[] = [];
      const { us, them } = await makePair(async ({ message }) => {
        if (fails) throw new Error('the store is away');
        if (message) heard.push(message.conversation ?? '');
      });
      if (which === 'a later one') expect(await open(us, await write(them, OURS, 'pembuka'))).toBe('pembuka');
      const given = await write(them, OURS, 'jangan hilang');
      const before = new Map(us.store.entries);
      fails = true;
      expect(await open(us, given)).toBe('shut: the store is away');
      expect(await open(us, given)).toBe('shut: the store is away');
      expect(us.store.entries).toEqual(before);

      // Another life: nothing in memory, what was written is what there is.
      fails = false;
      expect(await open(us.open(), given)).toBe('jangan hilang');
      expect(heard.at(-1)).toBe('jangan hilang');
      // Stored and its keys written, it is a double, and nothing is told twice.
      const told = heard.length;
      expect(await open(us.open(), given)).toMatch(/^shut: /);
      expect(heard.length).toBe(told);
    },
  );

  it('keeps the keys of an answer that is begun while it is stored', async () => {
    let answering: Promise<unknown> = Promise.resolve();
    const { us, them } = await makePair(async () => {
      // Not waited for, as the conversation does: it goes on when the transaction of the keys is over.
      answering = new Promise((resolve) => setTimeout(resolve, 5)).then(async () => {
        const data = baileys.encodeWAMessage({ conversation: 'jawab' });
        return us.repository.encryptMessage({ jid: THEIRS, data });
      });
    });
    await open(us, await write(them, OURS, 'satu'));
    const before = us.store.entries.get(
      [...us.store.entries.keys()].find((name) => name.startsWith('session/'))!,
    );
    await answering;
    const after = us.store.entries.get(
      [...us.store.entries.keys()].find((name) => name.startsWith('session/'))!,
    );
    expect(after).not.toBe(before);
    // And the next answer opens beside the first one: no key is used twice.
    const data = baileys.encodeWAMessage({ conversation: 'lagi' });
    const texts: string[] = [];
    for (const answer of [
      await answering,
      await us.open().repository.encryptMessage({ jid: THEIRS, data }),
    ]) {
      const plain = await them.repository.decryptMessage({
        jid: OURS,
        ...(answer as never as { type: 'msg'; ciphertext: Uint8Array }),
      });
      texts.push(baileys.proto.Message.decode(baileys.unpadRandomMax16(plain)).conversation ?? '');
    }
    expect(texts).toEqual(['jawab', 'lagi']);
  });

  it('of a group is stored first, and opens again when it could not be', async () => {
    let fails = false;
    const heard: string[] = [];
    const { us, them } = await makePair(async ({ key, message }) => {
      if (fails) throw new Error('the store is away');
      if (message?.conversation) heard.push(`${key.remoteJid} ${key.participant} ${message.conversation}`);
    });
    const from = { from: GROUP, participant: THEIRS };
    const crypt = async (text: string) => {
      const data = baileys.encodeWAMessage({ conversation: text });
      return them.repository.encryptGroupMessage({ group: GROUP, meId: THEIRS, data });
    };
    const { senderKeyDistributionMessage } = await crypt('sebelum kita tahu kuncinya');
    const data = baileys.encodeWAMessage({
      senderKeyDistributionMessage: {
        groupId: GROUP,
        axolotlSenderKeyDistributionMessage: senderKeyDistributionMessage,
      },
    });
    const keys = await them.repository.encryptMessage({ jid: OURS, data });
    expect(await open(us, node(keys.type, Buffer.from(keys.ciphertext), from))).toBe('keys');

    const given = node('skmsg', Buffer.from((await crypt('lampu mati')).ciphertext), from);
    const before = new Map(us.store.entries);
    fails = true;
    expect(await open(us, given)).toBe('shut: the store is away');
    expect(us.store.entries).toEqual(before);
    fails = false;
    expect(await open(us.open(), given)).toBe('lampu mati');
    expect(heard).toEqual([`${GROUP} ${THEIRS} lampu mati`]);
    expect(await open(us.open(), given)).toMatch(/^shut: /);
    expect(heard).toHaveLength(1);
  });

  describe('and does not open', () => {
    /** Changes it within the 8 bytes of the MAC, before the ids of registration and signed key (3 to 5 bytes). */
    function damage(given: BinaryNode): BinaryNode {
      const content = (given.content as BinaryNode[])[0]!.content as Uint8Array;
      content[content.length - 9]! ^= 1;
      return given;
    }

    it('is told without content before it is refused, however it is damaged', async () => {
      const heard: WAMessage[] = [];
      const { us, them } = await makePair(async (message) => void heard.push(message));
      const { CIPHERTEXT } = baileys.proto.WebMessageInfo.StubType;
      for (const given of [
        damage(await write(them, OURS, 'rusak')),
        node('msg', Buffer.alloc(40)),
        node('pkmsg', Buffer.alloc(0)),
      ]) {
        expect(await open(us, given)).toMatch(/^shut: /);
        expect(heard.splice(0)).toEqual([
          expect.objectContaining({
            key: expect.objectContaining({ remoteJid: THEIRS, id: given.attrs.id }),
            messageStubType: CIPHERTEXT,
            messageTimestamp: 1770000000,
          }),
        ]);
      }
      expect(us.store.writes.filter((name) => name.startsWith('session/'))).toEqual([]);
    });

    it('is refused only when it is noted', async () => {
      let note: () => void = () => {};
      const noted = new Promise<void>((resolve) => {
        note = resolve;
      });
      const { us, them } = await makePair(() => noted);
      const opening = open(us, damage(await write(them, OURS, 'rusak')));
      const first = await Promise.race([opening, new Promise((resolve) => setTimeout(resolve, 30, 'waits'))]);
      expect(first).toBe('waits');
      note();
      expect(await opening).toMatch(/^shut: /);
    });

    it.each(['the first message', 'a later one'])(
      'because it was opened before is told like any other, without content: %s',
      async (which) => {
        const heard: WAMessage[] = [];
        const { us, them } = await makePair(async (message) => void heard.push(message));
        if (which === 'a later one') {
          await open(us, await write(them, OURS, 'pembuka'));
          // An answer of ours ends the time of pre-key messages.
          const data = baileys.encodeWAMessage({ conversation: 'jawab' });
          const answer = await us.repository.encryptMessage({ jid: THEIRS, data });
          await them.repository.decryptMessage({ jid: OURS, ...answer });
        }
        const given = await write(them, OURS, 'satu');
        expect(await open(us, given)).toBe('satu');
        heard.length = 0;
        const before = new Map(us.store.entries);
        expect(await open(us, given)).toMatch(/^shut: /);
        expect(heard.map(({ key, message }) => [key.id, message])).toEqual([[given.attrs.id, undefined]]);
        expect(us.store.entries).toEqual(before);
      },
    );
  });
});

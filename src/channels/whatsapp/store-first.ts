import { AsyncResource } from 'node:async_hooks';
import type {
  BinaryNode,
  SignalKeyStoreWithTransaction,
  SocketConfig,
  WAMessage,
} from '@whiskeysockets/baileys';
import type { Baileys } from './baileys.js';

type MakeSignalRepository = SocketConfig['makeSignalRepository'];

export interface StoreFirst {
  makeSignalRepository: MakeSignalRepository;
  /** Told of every `<message>` node before Baileys works on it. */
  expect(node: BinaryNode): void;
}

interface Parts {
  /** Our own jids, as far as they are known. */
  me: () => { id?: string; lid?: string };
  /** Stores the message for good, or throws. What could not be opened comes as Baileys tells it: a stub without content. */
  take(message: WAMessage): Promise<void>;
}

/**
 * Baileys sends WhatsApp the receipt of a message before it hands the message to anybody: killed in between, the
 * message would be gone for good. So it is stored while it is being decrypted, and the session keys are written only after
 * that: killed at any moment before, WhatsApp delivers it again and it opens again. When `take` fails, decrypting
 * fails and no key is written; see `openSocket` for what follows. A private message that does not open is noted in the same
 * way before it is refused, for WhatsApp does not deliver it again either. One that was opened before is noted too, for
 * libsignal says of it the same as of a damaged one; whoever asks the person looks first whether it is there.
 */
export function makeStoreFirst(baileys: Baileys, { me, take }: Parts): StoreFirst {
  const { decodeMessageNode, makeLibSignalRepository, proto, unpadRandomMax16 } = {
    ...baileys,
    makeLibSignalRepository: baileys.DEFAULT_CONNECTION_CONFIG.makeSignalRepository,
  };
  // Whatever begins while a message is stored (an answer, a timer) must not take itself for a part of the transaction of
  // the keys: Baileys finds that by the asynchronous context, and keys written there after its end are lost.
  const outside = new AsyncResource('tanggap-take');
  /** Which node a ciphertext came in; both are let go of together. */
  const nodes = new WeakMap<Uint8Array, BinaryNode>();

  async function tell(ciphertext: Uint8Array, content: Partial<WAMessage>): Promise<void> {
    const node = nodes.get(ciphertext);
    if (!node) return;
    const { id = '', lid = '' } = me();
    const { fullMessage } = decodeMessageNode(node, id, lid);
    await outside.runInAsyncScope(() => take({ ...fullMessage, ...content } as WAMessage));
  }

  function contentOf(plain: Uint8Array): Partial<WAMessage> {
    const decoded = proto.Message.decode(unpadRandomMax16(plain));
    return { message: decoded.deviceSentMessage?.message ?? decoded };
  }

  return {
    expect(node) {
      if (!Array.isArray(node.content)) return;
      for (const { tag, content } of node.content) {
        if (tag === 'enc' && content instanceof Uint8Array) nodes.set(content, node);
      }
    },
    makeSignalRepository(auth, logger, pnToLid) {
      const repository = makeLibSignalRepository(auth, logger, pnToLid);
      const keys = auth.keys as SignalKeyStoreWithTransaction;
      const { decryptMessage, decryptGroupMessage } = repository;
      // The transaction of Baileys joins this one, so that nothing is written before the message is.
      repository.decryptMessage = (given) =>
        keys.transaction(async () => {
          const open = async () => {
            const plain = await decryptMessage(given);
            return { plain, content: contentOf(plain) };
          };
          const { plain, content } = await open().catch(async (error) => {
            await tell(given.ciphertext, { messageStubType: proto.WebMessageInfo.StubType.CIPHERTEXT });
            throw error;
          });
          await tell(given.ciphertext, content);
          return plain;
        }, given.jid);
      repository.decryptGroupMessage = (given) =>
        keys.transaction(async () => {
          const plain = await decryptGroupMessage(given);
          await tell(given.msg, contentOf(plain));
          return plain;
        }, given.group);
      return repository;
    },
  };
}

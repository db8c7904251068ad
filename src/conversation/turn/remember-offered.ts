import type { Choice } from '../../channels/channel.js';
import { isDuplicateKey } from '../../store/duplicate-key.js';
import type { ChatModel } from './chat-model.js';

/** Keeps the choices of the newest message of each chat, in whatever order they are told and however often. */
export function makeRememberOffered(chats: ChatModel) {
  return async (chat: string, offered: Choice[], seq: string, byWord: boolean): Promise<void> => {
    const isNewer = { _id: chat, $or: [{ offeredSeq: { $exists: false } }, { offeredSeq: { $lt: seq } }] };
    try {
      await chats.updateOne(
        isNewer,
        { $set: { offered, offeredSeq: seq, offeredByWord: byWord } },
        { upsert: true },
      );
    } catch (error) {
      if (!isDuplicateKey(error)) throw error; // a later message has spoken
    }
  };
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChatLog } from '../../../src/channels/web/chat-log.js';

const message = (id: string) => ({ id, from: 'bot' as const, at: '2026-03-10T02:00:00.000Z', text: id });
const idsSince = (log: ChatLog, chats: string[], eventId: string) =>
  log.since(chats, eventId)?.map((entry) => entry.message.id);

describe('the log of chats', () => {
  it('tells several chats what they missed, in the order it happened', () => {
    const log = new ChatLog();
    log.append('siti', message('1'));
    const seen = log.eventId();
    for (const [chat, id] of [
      ['budi', '2'],
      ['siti', '3'],
      ['ratna', '4'],
      ['budi', '5'],
    ]) {
      log.append(chat!, message(id!));
    }
    expect(idsSince(log, ['siti', 'budi'], seen)).toEqual(['2', '3', '5']);
    expect(idsSince(log, ['siti'], log.eventId())).toEqual([]);
  });

  it('keeps a message of one id once', () => {
    const log = new ChatLog();
    expect(log.append('siti', message('1'))).toBeDefined();
    expect(log.append('siti', message('1'))).toBeUndefined();
    expect(log.append('budi', message('1'))).toBeDefined();
  });

  it('says that it does not know when messages were dropped in between', () => {
    const log = new ChatLog({ perChat: 2, chats: 10 });
    const seen = log.eventId();
    for (const id of ['1', '2', '3']) log.append('siti', message(id));
    expect(log.since(['siti'], seen)).toBeUndefined();
    expect(log.since(['budi'], seen)).toEqual([]);
    expect(log.messages('siti').map(({ id }) => id)).toEqual(['2', '3']);
  });

  it('lets the chat go that was silent longest, and says that it does not know', () => {
    const log = new ChatLog({ perChat: 10, chats: 2 });
    const seen = log.eventId();
    for (const chat of ['siti', 'budi', 'siti', 'ratna'])
      log.append(chat, message(`${chat}-${log.eventId()}`));
    expect(log.messages('budi')).toEqual([]);
    expect(log.messages('siti')).toHaveLength(2);
    expect(log.since(['budi'], seen)).toBeUndefined();
    expect(log.since(['budi'], log.eventId())).toEqual([]);
  });

  for (const eventId of ['', 'x', '-', '0-0', 'abc-1', '1e9', '../..']) {
    it(`does not know the event ${JSON.stringify(eventId)}`, () => {
      expect(new ChatLog().since(['siti'], eventId)).toBeUndefined();
    });
  }

  it('does not know events of another process, nor of the future', () => {
    const log = new ChatLog();
    expect(log.since(['siti'], new ChatLog().eventId())).toBeUndefined();
    expect(log.since(['siti'], log.eventId(5))).toBeUndefined();
  });

  it('never leaves a gap: it tells all that was missed or says that it does not know', () => {
    const writes = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 });
    fc.assert(
      fc.property(
        writes,
        fc.nat(60),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        (chats, cut, perChat, kept) => {
          const log = new ChatLog({ perChat, chats: kept });
          chats.forEach((chat, index) => {
            log.append(chat, message(String(index)));
          });
          const from = Math.min(cut, chats.length);
          const told = idsSince(log, ['a', 'b'], log.eventId(from));
          const missed = chats.flatMap((chat, index) =>
            index >= from && 'ab'.includes(chat) ? [String(index)] : [],
          );
          if (told) expect(told).toEqual(missed);
        },
      ),
    );
  });
});

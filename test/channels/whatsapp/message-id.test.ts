import { describe, expect, it } from '@jest/globals';
import { messageIdOf } from '../../../src/channels/whatsapp/message-id.js';

describe('the id of a message of ours', () => {
  it('has the form of WhatsApp Web', () => {
    expect(messageIdOf('whatsapp:6281200000111@s.whatsapp.net:3A01>0', 0)).toMatch(/^3EB0[0-9A-F]{18}$/);
  });

  it('is the same for every attempt, also of a later version of this program', () => {
    expect(messageIdOf('in-1>0', 0)).toBe('3EB03E1E5B623967405F48');
  });

  it('is another for each part and each delivery, however their names run together', () => {
    const ids = [
      ['a', 1],
      ['a', 11],
      ['a1', 1],
      ['a', 2],
      ['a,1', 1],
    ].map(([delivery, part]) => messageIdOf(delivery as string, part as number));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

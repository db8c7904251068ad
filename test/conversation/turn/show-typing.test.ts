import { afterEach, describe, expect, it } from '@jest/globals';
import { showTyping } from '../../../src/conversation/turn/show-typing.js';
import { openCity, type SampleCity } from '../sample-city.js';
import { know } from '../sample-turn.js';

const code = 'CTH-2603-0001X';
let city: SampleCity;
afterEach(() => city?.close());

/** The sample city on a channel that notes to whom it shows that it types. */
async function openTyping(bubbleWaitSeconds = 0, fails = false): Promise<string[]> {
  city = await openCity(undefined, know, { bubbleWaitSeconds });
  const shown: string[] = [];
  city.channel.showTyping = async (chatId) => {
    shown.push(chatId);
    if (fails) throw new TypeError('broken on purpose');
  };
  return shown;
}

describe('typing', () => {
  it('is shown to who wrote, before the answer and while a bubble is waited for', async () => {
    const shown = await openTyping(2.5);
    await city.hear('siti', '1', { text: 'lampu jalan mati' });
    expect(city.channel.said).toEqual([]);
    expect(shown).toEqual(['siti']);
    await city.clock.moveTo(new Date(city.clock.now().getTime() + 5000), city.app.idle);
    expect(city.channel.said).toHaveLength(1);
    expect(shown).toEqual(['siti', 'siti']);
  });

  it('is not shown in groups, and for nothing that comes twice', async () => {
    const shown = await openTyping();
    for (const text of ['siap', '/tiket'])
      await city.hear('grup', text, { text, senderId: 'tono', isGroup: true });
    expect(shown).toEqual([]);
    for (const id of ['a', 'a']) await city.hear('siti', id, { text: 'halo' });
    expect(shown).toEqual(['siti']);
  });

  it('that fails does not touch the answer', async () => {
    await openTyping(0, true);
    await city.hear('siti', '1', { text: 'halo' });
    await city.hear('siti', '2', { text: `status ${code}` });
    expect(city.channel.said).toHaveLength(2);
  });

  it.each([
    ['a channel that cannot', new Map([['web', {}]])],
    ['a channel that is not there', new Map()],
    [
      'a channel that throws at once',
      new Map([
        [
          'web',
          {
            showTyping: () => {
              throw new TypeError('broken on purpose');
            },
          },
        ],
      ]),
    ],
  ])('is left out by %s', (_name, channels) => {
    expect(() => showTyping(channels, { channel: 'web', chatId: 'siti', isGroup: false })).not.toThrow();
  });
});

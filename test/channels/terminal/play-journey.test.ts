import { mkdtempSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { type Inbound, LARGEST_MEDIA_BYTES, LONGEST_TEXT } from '../../../src/channels/channel.js';
import { playJourney, showSaid } from '../../../src/channels/terminal/play-journey.js';
import { readJourney } from '../../../src/channels/terminal/read-journey.js';
import { makeTerminalChannel } from '../../../src/channels/terminal/terminal-channel.js';
import { ManualClock } from '../../../src/shared/clock.js';

/** A bot small enough to be seen through: it repeats, offers two buttons, and rings after an hour. */
async function play(text: string) {
  const lines = readJourney(`@ 2026-03-10T09:00+07:00\n${text}`, 'x.chat');
  const clock = new ManualClock(new Date('2026-03-10T02:00:00Z'));
  const channel = makeTerminalChannel();
  const heard: Inbound[] = [];
  let posted = 0;
  const say = (who: string, words: string, isAsking = false) =>
    channel.send(
      who,
      {
        text: words,
        ...(isAsking
          ? {
              choices: [
                { id: 'y', label: 'Ya, kirim' },
                { id: 'n', label: 'Batal' },
              ],
            }
          : {}),
      },
      `m${posted++}`,
    );
  await channel.start(async (inbound) => {
    heard.push(inbound);
    await say(
      inbound.chatId,
      `dengar: ${inbound.text || inbound.choiceId || inbound.media[0]?.kind || 'lokasi'} KODE-0001`,
      inbound.text === 'tanya',
    );
    if (inbound.text === 'bangunkan') clock.after(3_600_000, () => void say('budi', 'bangun'));
  });
  const printed: string[] = [];
  const score = await playJourney(lines, {
    clock,
    channel,
    idle: async () => {},
    print: (line) => printed.push(line),
  });
  return { score, heard, printed: printed.join('\n'), channel };
}

describe('the player', () => {
  it.each([
    ['siti: halo\n? siti ~ DENGAR', 1, 0],
    ['siti: halo\n? siti ~ tidak begini', 0, 1],
    ['siti: halo\n? siti ! tidak begini', 1, 0],
    ['siti: halo\n? siti ! halo', 0, 1],
    ['siti: halo\n? budi -', 1, 0],
    ['siti: halo\n? siti -', 0, 1],
    ['siti: halo\nbudi: hai\n? siti -', 1, 0],
    ['siti: halo\nbudi: hai\n? siti ~ halo', 1, 0],
    ['siti: satu\nsiti: dua\n? siti ! satu', 1, 0],
    ['siti: halo\n@ +1h\n? siti ! halo', 1, 0],
    ['siti: bangunkan\n@ +59m\n? budi -\n@ +1m\n? budi ~ bangun', 2, 0],
    ['siti: bangunkan\n@ 2026-03-12T09:00+07:00\n? budi ~ bangun', 1, 0],
    ['siti: tanya\nsiti #2\n? siti ~ dengar: n', 1, 0],
    ['siti: tanya\nsiti #kirim\n? siti ~ dengar: y', 1, 0],
    ['siti: tanya\nsiti #9', 0, 1],
    ['siti #kirim', 0, 1],
    ['siti: halo\n= kode siti KODE-\\d+\nsiti: $kode\n? siti ~ $kode', 1, 0],
    ['siti: halo\n= kode siti NOMOR-\\d+', 0, 1],
    ['siti ^sesuatu: halo', 0, 1],
    ['siti: tanya\n? siti ~ batal', 1, 0],
    ['siti: baris satu\\nbaris dua\n? siti ~ satu.baris dua', 1, 0],
  ])('%p: %i hold, %i fail', async (text, passed, failed) => {
    expect((await play(text)).score).toEqual({ passed, failed });
  });

  it('prints every line with its number, and at a failed one what was said instead', async () => {
    const { printed } = await play('siti: halo\n? siti ~ tidak begini');
    expect(printed).toContain('  2  siti: halo');
    expect(printed).toMatch(/FAILED at line 3\. siti heard:\ndengar: halo/);
  });

  it('hands over replies, files and places as a channel does', async () => {
    const { heard, channel } = await play(
      'siti: halo\nsiti ^dengar [foto contoh]: ini\nsiti [lokasi -7.1,110.9]',
    );
    expect(heard[1]).toMatchObject({
      text: 'ini',
      replyTo: channel.said[0]?.id,
      media: [{ kind: 'photo', source: 'contoh' }],
    });
    expect(heard[2]).toMatchObject({ text: '', location: { lat: -7.1, lon: 110.9 } });
    expect(new Set(heard.map(({ messageId }) => messageId)).size).toBe(3);
  });

  it('shows files and choices', () => {
    const said = {
      id: '1',
      who: 'siti',
      text: 'Lihat',
      choices: [{ id: 'a', label: 'Ya' }],
      media: ['photo' as const],
    };
    expect(showSaid(said)).toBe('Lihat\n  [foto]\n  1. Ya');
  });
});

describe('the terminal channel', () => {
  it('shows a message once, however often it is delivered', async () => {
    const channel = makeTerminalChannel();
    await channel.send('siti', { text: 'a' }, 'm1');
    expect(await channel.send('siti', { text: 'a' }, 'm1')).toEqual({ ok: true, messageId: 'm1' });
    expect(channel.said).toHaveLength(1);
  });

  it('cuts a message that is too long and says so', async () => {
    const { heard } = await play(`siti: ${'a'.repeat(10_000)}`);
    expect(heard[0]?.text).toHaveLength(LONGEST_TEXT);
    expect(heard[0]?.isCut).toBe(true);
  });

  it('fetches the sample picture and files, and says why it cannot', async () => {
    const { fetchMedia } = makeTerminalChannel();
    const ref = (source: string) => ({ kind: 'photo' as const, source });
    expect((await buffer(await fetchMedia(ref('contoh'), LARGEST_MEDIA_BYTES))).length).toBeGreaterThan(0);
    await expect(fetchMedia(ref('/nowhere/x.jpg'), 10)).rejects.toMatchObject({ code: 'MEDIA_UNREACHABLE' });
    const file = join(mkdtempSync(join(tmpdir(), 'tanggap-')), 'large.jpg');
    await writeFile(file, Buffer.alloc(11));
    await expect(fetchMedia(ref(file), 10)).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Asked } from '../../../src/conversation/talk.js';
import { decideOn, NOW, spoken, tono } from '../sample-turn.js';

const code = 'CTH-2603-0001X';
const news: Asked = {
  ...{ kind: 'staff-line', lacks: 'words', name: 'kabar', ticket: code, head: '', text: '' },
  ...{ attachments: [], at: NOW },
};
const words: Asked = { kind: 'close-photo', code, text: '', attachments: [] };
const photo: Asked = { ...words, text: 'sudah dikeruk' };

describe('an officer who needs time', () => {
  const said = ['nanti saja', 'eh nanti dulu', 'bentar pak', 'sebentar', 'tunggu ya', 'oke, nanti aja deh'];
  it.each(said.flatMap((text) => [news, words, photo].map((asked) => ({ text, asked }))))(
    '$asked.kind: $text',
    ({ text, asked }) => {
      const decision = decideOn({ text, person: tono, talk: { asked } });
      expect(decision.effects).toEqual([]);
      expect(decision.talk.asked).toEqual(asked);
      expect(spoken(decision)).toMatch(/^Baik, nanti/);
    },
  );

  it.each(['tim datang nanti sore', 'sebentar lagi tim berangkat', 'tunggu material datang besok'])(
    'tells something: %s',
    (text) => {
      expect(decideOn({ text, person: tono, talk: { asked: news } }).effects).toMatchObject([
        { kind: 'staff-command', text: `/kabar ${code} ${text}` },
      ]);
    },
  );
});

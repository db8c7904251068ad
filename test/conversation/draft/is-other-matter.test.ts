import { describe, expect, it } from '@jest/globals';
import { decideOn, draftOf, spoken } from '../sample-turn.js';

const light = draftOf();
const drain = draftOf({ text: 'got mampet', category: 'drainase' });
const confirm = { kind: 'confirm' as const };

describe('more words under the summary', () => {
  it.each([
    [light, 'rawan kecelakaan soalnya'],
    [light, 'mulai lagi mati sejak hujan'],
    [light, 'kami sudah lapor RT'],
    [light, 'kalau malam gelap, rawan begal'],
    [drain, 'banyak sampah plastik di dalamnya'],
  ])('go on with the story: $1', (draft, text) => {
    const { talk } = decideOn({ text, talk: { draft, asked: confirm } });
    expect(talk.asked?.kind).toBe('confirm');
    expect(talk.draft?.text).toBe(`${draft.text}\n${text}`);
  });

  it.each(['sampah numpuk di Pasar Kenanga', 'sampah juga numpuk', 'jalan berlubang di Jl. Kartini'])(
    'tell another matter: %s',
    (text) => {
      expect(decideOn({ text, talk: { draft: light, asked: confirm } }).talk.asked).toMatchObject({
        kind: 'add-or-new',
        text,
      });
    },
  );

  it.each([
    ['bukan lampu jalan tapi lampu merah', 'lalin'],
    ['bukan lampu jalan, lampu merah', 'lalin'],
    ['bukan cuma lampu jalan', 'pju'],
  ])('name the right category beside the wrong one: %s', (text, category) => {
    expect(decideOn({ text, talk: { draft: light, asked: confirm } }).talk.draft).toMatchObject({ category });
  });
});

describe('words while it is open whether it is an addition', () => {
  const waits = (text: string) => ({
    draft: light,
    asked: { kind: 'add-or-new' as const, text, attachments: [] },
  });

  it.each([
    ['betul', 'sampah menumpuk'],
    ['iya', 'sampah menumpuk di Pasar Kenanga'],
    ['sudah seminggu bau sekali', 'sampah menumpuk'],
  ])('"%s" adds "%s"', (text, waiting) => {
    const decision = decideOn({ text, talk: waits(waiting) });
    expect(decision.talk.asked?.kind).toBe('confirm');
    expect(decision.talk.draft?.text).toContain(waiting);
    expect(spoken(decision)).not.toContain('laporan baru?');
  });

  it('a further line about another place makes it another report', () => {
    const { talk } = decideOn({
      text: 'sudah seminggu bau sekali',
      talk: waits('sampah menumpuk di Pasar Kenanga'),
    });
    const texts = [talk.draft, ...(talk.later ?? [])].map((draft) => draft?.text);
    expect(texts).toEqual([light.text, 'sampah menumpuk di Pasar Kenanga\nsudah seminggu bau sekali']);
  });
});

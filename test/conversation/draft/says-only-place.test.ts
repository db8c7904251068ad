import { describe, expect, it } from '@jest/globals';
import { decideOn, draftOf, spoken } from '../sample-turn.js';

const place = { label: 'Jl. Diponegoro, Kel. Sukasari', kelurahan: 'Sukasari', kecamatan: 'Beringin' };
const talk = {
  draft: draftOf({ text: 'jalan berlubang', category: 'jalan', place }),
  asked: { kind: 'confirm' as const },
};

describe('a place named under the summary', () => {
  it.each([
    'saya tinggal di Kelurahan Mawar',
    'alamat saya di Jl. Kartini',
    'puskesmas sukamaju buka jam berapa',
    'dari Alun-alun Contoh belok kiri',
    'ke arah Jl. Kartini',
    'tetangga saya di Pasar Kenanga sampai jatuh',
  ])('is not taken from "%s"', (text) => {
    expect(decideOn({ text, talk }).talk.draft?.place).toEqual(place);
  });

  it.each([
    ['Jl. Kartini', 'Jl. Kartini'],
    ['di Pasar Kenanga kak', 'Pasar Kenanga'],
    ['salah, harusnya di Jl. Kartini', 'Jl. Kartini'],
    ['eh lokasinya di Pasar Kenanga', 'Pasar Kenanga'],
  ])('is taken from "%s"', (text, label) => {
    expect(decideOn({ text, talk }).talk.draft?.place?.label).toContain(label);
  });

  it.each(['bukan Sukasari, Karangrejo', 'salah, harusnya kelurahan Karangrejo', 'Kelurahan Karangrejo'])(
    'keeps the street where only the kelurahan is put right: %s',
    (text) => {
      const { draft } = decideOn({ text, talk }).talk;
      expect(draft?.place).toMatchObject({
        label: expect.stringContaining('Jl. Diponegoro'),
        kelurahan: 'Karangrejo',
      });
    },
  );

  it('gives way to a kelurahan in which there is no such street', () => {
    expect(decideOn({ text: 'bukan Sukasari, Kenanga', talk }).talk.draft?.place).toMatchObject({
      kelurahan: 'Kenanga',
    });
  });

  it('does not keep out a statement that only reads like a question', () => {
    for (const text of ['warga takut lewat', 'anak anak takut lewat']) {
      const decision = decideOn({ text, talk });
      expect(decision.talk.draft?.text).toContain(text);
      expect(spoken(decision)).not.toContain('pertanyaan');
    }
  });
});

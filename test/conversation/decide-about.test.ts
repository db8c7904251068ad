import { describe, expect, it } from '@jest/globals';
import type { Asked } from '../../src/conversation/talk.js';
import { decideOn, draftOf, draftWithout, ownTicket, spoken } from './sample-turn.js';

const confirming = { draft: draftOf(), asked: { kind: 'confirm' } as Asked };

describe('what people ask about the service itself', () => {
  it.each([
    ['ini gratis kan?', /Gratis/],
    ['ini bayar ga ya?', /Gratis/],
    ['nama saya kelihatan ga?', /petugas yang menangani/],
    ['habis ini gimana?', /Dinas Perhubungan/],
    ['siapa yg ngerjain nanti?', /Dinas Perhubungan/],
    ['bisa dibatalin ga nanti?', /boleh dibatalkan/],
    ['ini robot ya?', /program otomatis/],
    ['shareloc gimana caranya', /Bagikan lokasi/],
    ['hapus data saya', /penghapusan data/],
    ['goblok semua', /Kita selesaikan laporannya/],
    ['ini dibaca siapa?', /tidak saya tulis ke laporan/],
  ])('is answered under a summary and not written into the report: %s', (text, words) => {
    const { talk, says } = decideOn({ text, talk: confirming });
    expect(says[0]?.text).toMatch(words);
    expect(talk.draft?.text).toBe(confirming.draft.text);
    expect(talk.asked).toEqual({ kind: 'confirm' });
    expect(says.at(-1)?.choices).not.toHaveLength(0);
  });

  it('leaves the question about the place open', () => {
    const talk = { draft: draftWithout('place'), asked: { kind: 'place' } as Asked };
    const decision = decideOn({ text: 'ini bayar ga ya?', talk });
    expect(spoken(decision)).toMatch(/Gratis[\s\S]*Di mana tempatnya/);
    expect(decision.talk.draft?.placeTyped).toBeUndefined();
  });

  it.each([
    ['telegram', /klip/],
    ['whatsapp', /lampiran/],
    ['web', /peramban/],
  ] as const)('tells how a location is shared on %s', (channel, words) => {
    expect(spoken(decideOn({ text: 'cara kirim lokasi gimana', inbound: { channel } }))).toMatch(words);
  });

  it('takes a voice message for enough', () => {
    const voice = { id: 'voice-1', kind: 'voice' as const };
    const { category: _none, ...draft } = draftOf({ text: '', attachments: [voice] });
    const { talk } = decideOn({ text: 'gak bisa nulis pak', talk: { draft, asked: { kind: 'text' } } });
    expect(talk.draft).toMatchObject({ category: 'lainnya', text: '(pesan suara, belum ditulis)' });
    expect(talk.asked).toEqual({ kind: 'confirm' });
  });

  it('does not take the words of a reason, of a comment or for an officer', () => {
    const code = 'CTH-2603-0001X';
    const facts = { ownOpen: [ownTicket({ code })] };
    const why = decideOn({ text: 'goblok semua', talk: { asked: { kind: 'withdraw-reason', code } }, facts });
    expect(why.effects).toMatchObject([{ step: 'withdraw', text: 'goblok semua' }]);
    const comment = decideOn({ text: 'goblok semua', talk: { asked: { kind: 'comment', code } } });
    expect(comment.effects).toMatchObject([{ step: 'comment' }]);
    const waiting = { ownOpen: [ownTicket({ code, status: 'waiting' })] };
    expect(decideOn({ text: 'ini gratis kan?', facts: waiting }).effects).toMatchObject([{ step: 'answer' }]);
  });
});

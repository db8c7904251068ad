import { describe, expect, it } from '@jest/globals';
import { showGroups } from '../../src/conversation/decide-question.js';
import type { Asked } from '../../src/conversation/talk.js';
import {
  choicesOf,
  decideOn,
  draftOf,
  draftWithout,
  know,
  makeTurn,
  ownTicket,
  photo,
  type Sketch,
  spoken,
  tono,
} from './sample-turn.js';

const tag = draftOf().tag;
const code = 'CTH-2603-0001X';
const summary = [
  { id: `send.${tag}`, label: 'Kirim' },
  { id: `place.${tag}`, label: 'Ubah lokasi' },
  { id: `category.${tag}`, label: 'Ubah kategori' },
  { id: `text.${tag}`, label: 'Ubah isi' },
  { id: `cancel.${tag}`, label: 'Batal' },
];
const confirming = {
  talk: { draft: draftOf(), asked: { kind: 'confirm' } as Asked },
  facts: { offered: summary },
};
const closing = [
  ...[1, 2, 3, 4, 5].map((stars) => ({ id: `rate.${code}.${stars}`, label: String(stars) })),
  { id: `reopen.${code}`, label: 'Belum beres' },
];
const answering = [
  { id: 'faqyes.ktp-baru', label: 'Ya, membantu' },
  { id: 'faqno.ktp-baru', label: 'Belum membantu' },
];

/** What a decision does or asks, in one word, to be read in the tables below. */
function gist(sketch: Sketch): string {
  const { talk, effects } = decideOn(sketch);
  const [effect] = effects;
  if (effect?.kind === 'citizen-step') return `${effect.step} ${effect.code}`;
  if (effect && effect.kind !== 'count-unanswered') return effect.kind;
  return talk.asked ? `asks ${talk.asked.kind}` : talk.draft ? 'keeps the draft' : 'speaks';
}

describe('a citizen with nothing open', () => {
  it.each<[string, string]>([
    ['lampu jalan depan SDN 3 Melati mati', 'asks confirm'],
    ['jalan rusak', 'asks place'],
    ['mau lapor', 'asks text'],
    ['kirim', 'asks text'],
    ['/lapor', 'asks text'],
    ['/lapor jalan berlubang di Jl. Mangga', 'asks confirm'],
    ['mau tanya', 'asks question'],
    ['syarat bikin KTP baru apa saja', 'count-faq'],
    ['laporanku', 'list-mine'],
    ['/laporanku', 'list-mine'],
    [`status ${code}`, 'show-status'],
    [code.toLowerCase(), 'show-status'],
    ['petugas', 'asks text'],
    ['/petugas', 'asks text'],
    ['batal', 'speaks'],
    ['menu', 'speaks'],
    ['/menu', 'speaks'],
    ['bantuan', 'speaks'],
    ['halo', 'speaks'],
    ['terima kasih', 'speaks'],
    ['ya', 'speaks'],
    ['oke', 'speaks'],
    ['tidak', 'speaks'],
    ['tidak tahu', 'speaks'],
    ['belum', 'speaks'],
    ['belum beres', 'list-mine'],
    ['asdkjh qweoiu', 'speaks'],
    ['😡😡😡', 'speaks'],
    ['', 'speaks'],
    ['/tautkan ABC', 'link-staff'],
    ['/start ABC', 'link-staff'],
    ['/tautkan', 'speaks'],
    ['/ambil CTH-2603-0001X', 'speaks'],
    ['/entahapa', 'speaks'],
    ['/', 'speaks'],
  ])('%p: %s', (text, expected) => {
    expect(gist({ text })).toBe(expected);
  });

  it('hears of danger before anything else, and the report goes on', () => {
    const { says, talk } = decideOn({ text: 'tolong ada kebakaran di rumah tetangga Jl. Mangga!!!' });
    expect(says[0]?.text).toContain('112');
    expect(talk.draft?.urgent).toBe(true);
  });

  it('hears which other body it is, and may still report', () => {
    const said = spoken(decideOn({ text: 'listrik padam dari tadi pagi di Tegalsari' }));
    expect(said).toContain('PLN');
    expect(said).toContain('Kirim');
  });

  it('is told when the code is mistyped, instead of that there is no such report', () => {
    expect(spoken(decideOn({ text: 'status CTH-2603-0001A' }))).toMatch(/salah ketik/);
  });

  it('is asked for other words first, then offered ways, then a human', () => {
    const said = [0, 1, 2].map((misses) => spoken(decideOn({ text: 'qwe rty', talk: { misses } })));
    expect(said[0]).toMatch(/kalimat lain/);
    expect(said[1]).toMatch(/petugas/i);
    expect(said[2]).toMatch(/petugas/i);
    expect(new Set(said).size).toBe(3);
  });

  it('begins a report at an address that is said alone', () => {
    const { talk } = decideOn({ text: 'Jl. Mangga' });
    expect(talk.draft).toMatchObject({ text: '', place: { kelurahan: 'Mawar' } });
    expect(decideOn({ text: 'lampunya mati semua', talk }).talk.asked?.kind).toBe('confirm');
  });

  it('may ask after saying "lapor", and need not cancel first', () => {
    const { talk } = decideOn({ text: 'lapor' });
    const { effects, talk: after } = decideOn({ text: 'syarat bikin akta lahir apa', talk });
    expect(effects[0]?.kind).toBe('count-faq');
    expect(after.draft).toBeUndefined();
  });

  it('does not lose what was said when asked whether it is a report', () => {
    const text = 'trotoar dibongkar tidak ditutup lagi';
    const { talk } = decideOn({ text });
    const { talk: after } = decideOn({ press: 'report', talk });
    expect(after.draft?.text).toBe(text);
  });

  it('is not made to send gibberish to an officer', () => {
    const { talk } = decideOn({ text: 'mnb lkj' });
    expect(decideOn({ press: 'human', talk }).talk.draft?.text).toBe('');
  });

  it('takes the unanswered question along to the officer, once', () => {
    const text = 'cara daftar bpjs gratis gimana';
    const asked = decideOn({ text }).talk;
    const human = decideOn({ press: 'human', talk: asked });
    expect(human.talk.draft).toMatchObject({ text, class: 'permintaan_informasi', category: 'lainnya' });
    expect(human.talk.lastQuestion).toBeUndefined();
    expect(decideOn({ press: 'faqyes.bpjs-daftar', talk: asked }).talk.lastQuestion).toBeUndefined();
  });
});

describe('words while a summary waits', () => {
  it.each<[string, string]>([
    ['kirim', 'open-ticket'],
    ['1', 'open-ticket'],
    ['satu', 'open-ticket'],
    ['ya', 'open-ticket'],
    ['oke', 'open-ticket'],
    ['ok kirim aja', 'open-ticket'],
    ['ubah lokasi', 'asks change-place'],
    ['lokasi', 'asks change-place'],
    ['lokasinya salah', 'asks change-place'],
    ['2', 'asks change-place'],
    ['kategori', 'asks change-category'],
    ['isi', 'asks change-text'],
    ['ubah', 'asks confirm'],
    ['batal', 'speaks'],
    ['ga jadi', 'speaks'],
    ['tidak', 'asks confirm'],
    ['makasih', 'asks confirm'],
    ['halo', 'asks confirm'],
    ['petugas', 'asks confirm'],
    ['tidak tahu', 'asks confirm'],
    ['👍', 'asks confirm'],
    ['tiangnya juga miring', 'asks confirm'],
    ['sampah menumpuk di Pasar Kenanga', 'asks add-or-new'],
    ['/lapor sampah menumpuk di Pasar Kenanga', 'asks add-or-new'],
    ['/batal', 'speaks'],
    ['9', 'asks confirm'],
  ])('%p: %s', (text, expected) => {
    expect(gist({ text, ...confirming })).toBe(expected);
  });

  it.each(['ya', 'tidak', 'makasih', 'halo', 'petugas', 'tidak tahu', '👍', 'bantuan', 'mau lapor'])(
    '%p never becomes part of the report',
    (text) => {
      const { draft } = decideOn({ text, ...confirming, facts: {} }).talk;
      expect(draft?.text).toBe('lampu jalan mati');
    },
  );

  it('adds what belongs to it and shows it whole', () => {
    const decision = decideOn({ text: 'tiangnya juga miring', ...confirming });
    expect(decision.talk.draft?.text).toBe('lampu jalan mati\ntiangnya juga miring');
    expect(spoken(decision)).toMatch(/tambahkan[\s\S]*tiangnya juga miring/);
  });

  it('asks what to change after a no', () => {
    expect(spoken(decideOn({ text: 'tidak', ...confirming }))).toMatch(/diubah[\s\S]*Ubah lokasi/);
  });

  it('answers a question in between and comes back to the report without telling it all again', () => {
    const { says, effects, talk } = decideOn({ text: 'syarat bikin KTP baru apa ya?', ...confirming });
    expect(effects).toEqual([expect.objectContaining({ kind: 'count-faq' })]);
    expect(says[0]?.text).toContain('KTP');
    expect(says.at(-1)?.text).not.toContain('lampu jalan mati');
    expect(choicesOf(says)[0]?.id).toBe(`send.${tag}`);
    expect(talk.draft?.text).toBe('lampu jalan mati');
  });

  it('asks about another matter whether it is one, and takes either answer', () => {
    const { talk } = decideOn({ text: 'sampah menumpuk di Pasar Kenanga', ...confirming });
    const added = decideOn({ press: `addto.${tag}`, talk });
    expect(added.talk.draft?.text).toMatch(/lampu jalan mati\nsampah/);
    const anew = decideOn({ press: `newone.${tag}`, talk });
    expect(anew.talk).toMatchObject({
      draft: { category: 'pju', number: 1 },
      later: [{ category: 'sampah', text: 'sampah menumpuk di Pasar Kenanga', number: 2 }],
      asked: { kind: 'confirm-all' },
    });
  });

  it('does not send what a stale button or an old number of another draft says', () => {
    const offered = [{ id: 'send.other1', label: 'Kirim' }];
    expect(gist({ text: '1', ...confirming, facts: { offered } })).toBe('asks confirm');
    expect(gist({ press: 'send.other1', ...confirming })).toBe('asks confirm');
  });
});

describe('corrections of a summary', () => {
  it.each<[string, (draft: ReturnType<typeof draftOf>) => unknown, unknown]>([
    ['salah, di Dahlia', (draft) => draft.place?.kelurahan, 'Dahlia'],
    ['bukan, di Jl. Kartini', (draft) => draft.place?.kelurahan, 'Banjarsari'],
    ['hapus foto', (draft) => draft.attachments, []],
    ['rahasiakan nama saya ya', (draft) => draft.hidden, 'anonymous'],
    ['sembunyikan nama', (draft) => draft.hidden, 'anonymous'],
  ])('%p', (text, part, expected) => {
    const { draft } = decideOn({
      ...confirming,
      text,
      talk: { ...confirming.talk, draft: draftOf({ attachments: [photo] }) },
    }).talk;
    expect(part(draft!)).toEqual(expected);
    expect(draft?.text).toBe('lampu jalan mati');
  });

  it('asks for the photo that is to be added', () => {
    const { says, talk } = decideOn({ text: 'tambah foto', ...confirming });
    expect(says[0]?.text).toMatch(/foto/);
    expect(decideOn({ attachments: [photo], talk }).talk.draft?.attachments).toEqual([photo]);
  });

  it('keeps the name back when it is to be sent without one', () => {
    const [effect] = decideOn({ text: 'kirim tanpa nama', ...confirming }).effects;
    expect(effect).toMatchObject({ kind: 'open-ticket', draft: { hidden: 'anonymous' } });
  });
});

describe('the questions of a report', () => {
  const asked = (kind: 'text' | 'category' | 'place' | 'place-option' | 'kecamatan' | 'kelurahan') =>
    ({ kind }) as Asked;

  it.each<[string, Sketch, string]>([
    [
      'words for "what happened?"',
      {
        text: 'lampu padam total di Jl. Mangga',
        talk: { draft: draftWithout('text', 'category', 'place'), asked: asked('text') },
      },
      'asks confirm',
    ],
    [
      'a greeting instead of words',
      { text: 'halo', talk: { draft: draftWithout('text', 'category', 'place'), asked: asked('text') } },
      'asks text',
    ],
    [
      'thanks instead of words',
      {
        text: 'makasih ya',
        talk: { draft: draftWithout('text', 'category', 'place'), asked: asked('text') },
      },
      'asks text',
    ],
    [
      'an emoji instead of words',
      { text: '😭', talk: { draft: draftWithout('text', 'category', 'place'), asked: asked('text') } },
      'asks text',
    ],
    [
      'a known place',
      { text: 'depan Pasar Kenanga', talk: { draft: draftWithout('place'), asked: asked('place') } },
      'asks confirm',
    ],
    [
      'a place nobody knows',
      { text: 'warung Bu Tinuk', talk: { draft: draftWithout('place'), asked: asked('place') } },
      'asks kecamatan',
    ],
    [
      'thanks instead of a place',
      { text: 'makasih', talk: { draft: draftWithout('place'), asked: asked('place') } },
      'asks place',
    ],
    [
      'yes instead of a place',
      { text: 'ya', talk: { draft: draftWithout('place'), asked: asked('place') } },
      'asks place',
    ],
    [
      'not knowing the place',
      { text: 'tidak tahu', talk: { draft: draftWithout('place'), asked: asked('place') } },
      'asks kecamatan',
    ],
    [
      'a pin',
      {
        inbound: { location: { lat: -7.09, lon: 110.871 } },
        talk: { draft: draftWithout('place'), asked: asked('place') },
      },
      'asks confirm',
    ],
    [
      'a pin outside',
      {
        inbound: { location: { lat: -8, lon: 115 } },
        talk: { draft: draftWithout('place'), asked: asked('place') },
      },
      'asks place',
    ],
    [
      'a pin nowhere',
      {
        inbound: { location: { lat: Number.NaN, lon: 999 } },
        talk: { draft: draftWithout('place'), asked: asked('place') },
      },
      'asks place',
    ],
    [
      'the name of a category',
      { text: 'lampu jalan', talk: { draft: draftWithout('category'), asked: asked('category') } },
      'asks confirm',
    ],
    [
      'not knowing the category',
      { text: 'tidak tahu', talk: { draft: draftWithout('category'), asked: asked('category') } },
      'asks confirm',
    ],
    ['a photo without words', { attachments: [photo] }, 'asks text'],
    ['a pin without words', { inbound: { location: { lat: -7.09, lon: 110.871 } } }, 'asks text'],
  ])('%s', (_name, sketch, expected) => {
    expect(gist(sketch)).toBe(expected);
  });

  it('goes from an unknown place by kecamatan and kelurahan to a summary with the words typed', () => {
    const typed = decideOn({
      text: 'warung Bu Tinuk',
      talk: { draft: draftWithout('place'), asked: asked('place') },
    });
    const kecamatan = decideOn({
      text: 'beringin',
      talk: typed.talk,
      facts: { offered: choicesOf(typed.says) },
    });
    expect(kecamatan.talk.asked?.kind).toBe('kelurahan');
    const kelurahan = decideOn({
      text: '3',
      talk: kecamatan.talk,
      facts: { offered: choicesOf(kecamatan.says) },
    });
    expect(kelurahan.talk.draft?.place).toEqual({
      label: 'warung Bu Tinuk',
      kelurahan: 'Karangrejo',
      kecamatan: 'Beringin',
    });
  });

  it('takes a kecamatan or kelurahan named in a sentence as the place of what was typed before', () => {
    const typed = decideOn({
      text: 'warung Bu Tinuk',
      talk: { draft: draftWithout('place'), asked: asked('place') },
    });
    expect(decideOn({ text: 'di kelurahan Karangrejo', talk: typed.talk }).talk.draft?.place).toMatchObject({
      label: 'warung Bu Tinuk',
      kelurahan: 'Karangrejo',
    });
    expect(decideOn({ text: 'di kecamatan Beringin', talk: typed.talk }).talk.asked?.kind).toBe('kelurahan');
  });

  it('accepts a kecamatan where nobody knows more', () => {
    const first = decideOn({
      text: 'tidak tahu',
      talk: { draft: draftWithout('place'), asked: asked('place') },
    });
    const second = decideOn({ text: 'cempaka', talk: first.talk, facts: { offered: choicesOf(first.says) } });
    const third = decideOn({ text: 'tidak tahu', talk: second.talk });
    expect(third.talk.asked?.kind).toBe('confirm');
    expect(third.talk.draft?.place).toEqual({ label: 'Kec. Cempaka', kecamatan: 'Cempaka' });
  });

  it('does not put the name of a category into the report', () => {
    const { draft } = decideOn({
      text: 'sampah',
      talk: { draft: draftOf(), asked: { kind: 'change-category' } },
    }).talk;
    expect(draft).toMatchObject({ category: 'sampah', text: 'lampu jalan mati' });
  });

  it('replaces the words when they are changed, and the place when that is', () => {
    const text = decideOn({
      text: 'lampunya berkedip',
      talk: { draft: draftOf(), asked: { kind: 'change-text' } },
    });
    expect(text.talk.draft?.text).toBe('lampunya berkedip');
    const place = decideOn({
      text: 'Jl. Kartini',
      talk: { draft: draftOf(), asked: { kind: 'change-place' } },
    });
    expect(place.talk.draft?.place?.kelurahan).toBe('Banjarsari');
    expect(spoken(place)).not.toContain('Mawar');
  });

  it('keeps the files of every answer, ten at most', () => {
    let talk = decideOn({ attachments: [photo] }).talk;
    for (let count = 0; count < 15; count++) talk = decideOn({ attachments: [photo], talk }).talk;
    expect(talk.draft?.attachments).toHaveLength(10);
  });
});

describe('what comes along', () => {
  it('asks once for an album of photos', () => {
    const first = decideOn({ attachments: [photo], inbound: { albumId: 'a1' } });
    const second = decideOn({ attachments: [photo], inbound: { albumId: 'a1' }, talk: first.talk });
    expect(second.says).toEqual([]);
    expect(second.talk.draft?.attachments).toHaveLength(2);
    expect(second.talk.asked).toEqual(first.talk.asked);
  });

  it('keeps an album together while it asks which ticket it is for', () => {
    const facts = { ownOpen: [ownTicket(), ownTicket({ code: 'CTH-2603-0002W' })] };
    const first = decideOn({ attachments: [photo], inbound: { albumId: 'a1' }, facts });
    const second = decideOn({ attachments: [photo], inbound: { albumId: 'a1' }, talk: first.talk, facts });
    expect(second.says).toEqual([]);
    const { effects } = decideOn({ press: 'pick.CTH-2603-0002W', talk: second.talk, facts });
    expect(effects).toEqual([
      expect.objectContaining({ code: 'CTH-2603-0002W', attachments: [photo, photo] }),
    ]);
  });

  it('says why a file was not taken and goes on with the words', () => {
    const alone = decideOn({ mediaProblem: 'MEDIA_TOO_LARGE' });
    expect(spoken(alone)).toMatch(/20 MB/);
    expect(alone.talk.draft).toBeUndefined();
    const withWords = decideOn({ mediaProblem: 'MEDIA_WRONG_TYPE', text: 'jalan berlubang di Jl. Mangga' });
    expect(spoken(withWords)).toMatch(/belum bisa saya buka[\s\S]*Kirim/);
    const inDraft = decideOn({ mediaProblem: 'MEDIA_UNREACHABLE', talk: { draft: draftWithout('place') } });
    expect(inDraft.talk.asked?.kind).toBe('place');
  });

  it('says when a message was cut, before the answer and its choices', () => {
    const { says } = decideOn({ text: 'jalan berlubang di Jl. Mangga', inbound: { isCut: true } });
    expect(says).toHaveLength(2);
    expect(says[0]?.text).toMatch(/panjang/);
    expect(says[1]?.choices).not.toHaveLength(0);
  });
});

describe('a citizen with tickets', () => {
  const open = [ownTicket(), ownTicket({ code: 'CTH-2603-0002W', category: 'air' })];
  const waiting = [ownTicket({ status: 'waiting' })];

  it.each<[string, Sketch, string]>([
    [
      'a reply to one of two',
      { text: 'tiangnya miring', facts: { ownOpen: open, replyCode: 'CTH-2603-0002W' } },
      'add CTH-2603-0002W',
    ],
    [
      'a reply while a report is open',
      { text: 'tiangnya miring', talk: confirming.talk, facts: { ownOpen: open, replyCode: code } },
      `add ${code}`,
    ],
    [
      'a reply that asks for the status',
      { text: 'status', facts: { ownOpen: open, replyCode: code } },
      'show-status',
    ],
    ['a photo and two tickets', { attachments: [photo], facts: { ownOpen: open } }, 'asks which-ticket'],
    [
      'a photo and one ticket',
      { attachments: [photo], facts: { ownOpen: [ownTicket()] } },
      'asks which-ticket',
    ],
    [
      'a report of its own',
      { text: 'sampah menumpuk di Pasar Kenanga', facts: { ownOpen: open } },
      'asks confirm',
    ],
    [
      'an answer an officer waits for',
      { text: 'masih, makin deras', facts: { ownOpen: waiting } },
      `answer ${code}`,
    ],
    ['a plain yes an officer waits for', { text: 'ya', facts: { ownOpen: waiting } }, `answer ${code}`],
    [
      'a plain no an officer waits for',
      { text: 'belum', facts: { ownOpen: waiting, closedCode: 'CTH-2603-0009N' } },
      `answer ${code}`,
    ],
    [
      '"masih mati" while an officer waits',
      { text: 'masih mati', facts: { ownOpen: waiting, closedCode: 'CTH-2603-0009N' } },
      `answer ${code}`,
    ],
    [
      'a number an officer waits for',
      { text: '3', facts: { ownOpen: waiting, offered: [] } },
      `answer ${code}`,
    ],
    ['a photo an officer waits for', { attachments: [photo], facts: { ownOpen: waiting } }, `answer ${code}`],
    ['thanks while an officer waits', { text: 'terima kasih', facts: { ownOpen: waiting } }, 'speaks'],
    [
      'another report while an officer waits',
      { text: 'sampah menumpuk di Pasar Kenanga', facts: { ownOpen: waiting } },
      'asks confirm',
    ],
    [
      'a question while an officer waits',
      { text: 'syarat bikin KTP baru apa saja', facts: { ownOpen: waiting } },
      'count-faq',
    ],
    [
      'two officers wait',
      {
        text: 'sejak subuh',
        facts: {
          ownOpen: [
            ownTicket({ status: 'waiting' }),
            ownTicket({ code: 'CTH-2603-0002W', status: 'waiting' }),
          ],
        },
      },
      'asks which-ticket',
    ],
    [
      'withdrawing the only one',
      { text: 'cabut laporan saya', facts: { ownOpen: [ownTicket()] } },
      'asks withdraw-reason',
    ],
    ['withdrawing one of two', { text: 'cabut laporan saya', facts: { ownOpen: open } }, 'asks which-ticket'],
    ['withdrawing none', { text: 'cabut laporan saya' }, 'speaks'],
    [
      'withdrawing what is worked on',
      { text: 'cabut laporan saya', facts: { ownOpen: [ownTicket({ status: 'in_progress' })] } },
      'speaks',
    ],
    [
      'a reason',
      { text: 'sudah beres sendiri', talk: { asked: { kind: 'withdraw-reason', code } } },
      `withdraw ${code}`,
    ],
    [
      '"masih mati" as a reason',
      { text: 'masih mati', talk: { asked: { kind: 'reopen-reason', code } } },
      `reopen ${code}`,
    ],
    ['no reason after all', { text: 'batal', talk: { asked: { kind: 'withdraw-reason', code } } }, 'speaks'],
    [
      'a photo as a reason',
      { attachments: [photo], talk: { asked: { kind: 'reopen-reason', code } } },
      'asks reopen-reason',
    ],
  ])('%s', (_name, sketch, expected) => {
    expect(gist(sketch)).toBe(expected);
  });

  it.each<[string, Sketch, string]>([
    [
      'tambahan min, tiangnya juga karatan',
      { text: 'tambahan min, tiangnya juga karatan', facts: { ownOpen: open } },
      'asks which-ticket',
    ],
    ['the same without a place', { text: 'lampu jalan mati', facts: { ownOpen: open } }, 'asks which-ticket'],
    [
      'the same at a place',
      { text: 'lampu jalan mati di Jl. Kartini', facts: { ownOpen: open } },
      'asks confirm',
    ],
    ['another matter without a place', { text: 'jalan rusak', facts: { ownOpen: open } }, 'asks place'],
    [
      'danger',
      {
        text: 'tolong ada kebakaran di rumah tetangga',
        facts: { ownOpen: [ownTicket({ category: 'lainnya' })] },
      },
      'begins a report',
    ],
    ['gibberish', { text: 'qwe rty', facts: { ownOpen: open } }, 'speaks'],
    ['without a ticket', { text: 'lampu jalan mati' }, 'asks place'],
  ])('words that may be about an open ticket (%s)', (_name, sketch, expected) => {
    const begun = decideOn(sketch).talk.draft ? 'begins a report' : gist(sketch);
    expect(expected === 'begins a report' ? begun : gist(sketch)).toBe(expected);
  });

  it('begins a report with the photo that came before its words', () => {
    const { talk } = decideOn({ attachments: [photo], facts: { ownOpen: open } });
    const { draft } = decideOn({
      text: 'sampah menumpuk di Pasar Kenanga',
      talk,
      facts: { ownOpen: open },
    }).talk;
    expect(draft).toMatchObject({ category: 'sampah', attachments: [photo] });
  });

  it('does not throw away words and photos sent while it asks which ticket is meant', () => {
    const facts = { ownOpen: open };
    const { talk } = decideOn({ attachments: [photo], facts });
    const { talk: after } = decideOn({ text: 'yang kemarin itu', attachments: [photo], talk, facts });
    expect(after.asked).toMatchObject({
      kind: 'which-ticket',
      text: 'yang kemarin itu',
      attachments: [photo, photo],
    });
  });
});

describe('after a close', () => {
  const facts = { offered: closing, closedCode: code };

  it.each<[string, Sketch, string]>([
    ['stars', { text: '4', facts }, `rate ${code}`],
    ['belum', { text: 'belum', facts }, 'asks reopen-reason'],
    ['tidak', { text: 'tidak', facts }, 'asks reopen-reason'],
    ['belum beres', { text: 'belum beres', facts }, 'asks reopen-reason'],
    ['masih mati', { text: 'masih mati', facts: { closedCode: code } }, 'asks reopen-reason'],
    ['too late', { text: 'belum beres', facts: { lateCode: code } }, 'speaks'],
    ['the button, too late', { press: `reopen.${code}`, facts: { lateCode: code } }, 'speaks'],
    [
      'a reply to it',
      { text: 'masih bocor sedikit pak', facts: { ...facts, offered: [], replyCode: code } },
      `comment ${code}`,
    ],
    [
      'words after a rating',
      { text: 'petugasnya ramah', talk: { asked: { kind: 'comment', code } } },
      `comment ${code}`,
    ],
    ['thanks after a rating', { text: 'terima kasih', talk: { asked: { kind: 'comment', code } } }, 'speaks'],
    [
      'a report after a rating',
      { text: 'sampah menumpuk di Pasar Kenanga', talk: { asked: { kind: 'comment', code } } },
      'asks confirm',
    ],
    [
      'a photo after a rating',
      { attachments: [photo], talk: { asked: { kind: 'comment', code } } },
      'asks text',
    ],
  ])('%s', (_name, sketch, expected) => {
    expect(gist(sketch)).toBe(expected);
  });
});

describe('a question', () => {
  it.each<[string, Sketch, string]>([
    ['yes, it helped', { text: 'ya', facts: { offered: answering } }, 'count-faq helpful'],
    ['no, it did not', { text: 'tidak', facts: { offered: answering } }, 'count-faq unhelpful'],
    ['not yet', { text: 'belum', facts: { offered: answering } }, 'count-faq unhelpful'],
  ])('%s', (_name, sketch, expected) => {
    const [effect] = decideOn(sketch).effects;
    expect(effect?.kind === 'count-faq' ? `count-faq ${effect.what}` : effect?.kind).toBe(expected);
  });

  it('counts as unanswered when none of the near ones fits, and offers people', () => {
    const near = decideOn({ text: 'kk' });
    const { effects, says } = decideOn({ press: 'none', talk: near.talk });
    expect(effects).toEqual([expect.objectContaining({ kind: 'count-unanswered' })]);
    expect(choicesOf(says).map(({ id }) => id)).toContain('human');
  });

  it('never answers with a topic that has run out', () => {
    const far = new Date('2126-01-01T00:00:00Z');
    expect(spoken(decideOn({ text: 'syarat bikin KTP baru apa saja', now: far }))).not.toContain(
      'kartu keluarga',
    );
    expect(spoken(decideOn({ press: 'faq.ktp-baru', now: far }))).toMatch(/diperbarui/);
  });

  it('can be found by menu numbers alone', () => {
    const groups = showGroups(makeTurn(), know);
    const topics = decideOn({ text: '1', facts: { offered: choicesOf(groups.says) } });
    const answer = decideOn({ text: '1', facts: { offered: choicesOf(topics.says) } });
    expect(answer.effects).toEqual([expect.objectContaining({ kind: 'count-faq', what: 'shown' })]);
  });
});

describe('the staff', () => {
  const staff = (sketch: Sketch): Sketch => ({ ...sketch, person: tono });

  it.each<[string, Sketch, string]>([
    ['a command', staff({ text: '/tiket' }), 'staff-command'],
    ['a command without its slash', staff({ text: `ambil ${code}` }), 'staff-command'],
    ['a command in reply to a card', staff({ text: 'ambil', facts: { replyCode: code } }), 'staff-command'],
    ['an unknown command', staff({ text: '/selesaikan x' }), 'staff-command'],
    [
      'a photo in reply to a card',
      staff({ attachments: [photo], facts: { replyCode: code } }),
      'staff-command',
    ],
    [
      'the photo a close waits for',
      staff({
        attachments: [photo],
        talk: { asked: { kind: 'close-photo', code, text: 'beres', attachments: [] } },
      }),
      'staff-command',
    ],
    [
      'plain words in reply to a card',
      staff({ text: 'sudah kami cek', facts: { replyCode: code } }),
      'asks staff-line',
    ],
    ['a button', staff({ press: `staff.take.${code}` }), 'staff-choice'],
    ['a report of their own', staff({ text: 'sampah menumpuk di Pasar Kenanga' }), 'asks confirm'],
    [
      'an answer about a report of their own',
      staff({ text: 'masih', facts: { replyCode: code, ownOpen: [ownTicket({ status: 'waiting' })] } }),
      `answer ${code}`,
    ],
    ['a photo of their own', staff({ attachments: [photo] }), 'asks text'],
  ])('%s', (_name, sketch, expected) => {
    expect(gist(sketch)).toBe(expected);
  });

  it('closes with the photo and the words of the command before', () => {
    const talk = { asked: { kind: 'close-photo' as const, code, text: 'beres', attachments: [] } };
    const { effects, talk: after } = decideOn(staff({ attachments: [photo], talk }));
    expect(effects).toEqual([
      { kind: 'staff-command', text: `/selesai ${code} beres`, attachments: [photo] },
    ]);
    expect(after.asked).toBeUndefined();
  });

  it('keeps further photos of an album as evidence on the same card', () => {
    const inbound = { albumId: 'b1' };
    const { talk } = decideOn(staff({ attachments: [photo], inbound, facts: { replyCode: code } }));
    const { effects } = decideOn(staff({ attachments: [photo], inbound, talk }));
    expect(effects).toEqual([expect.objectContaining({ text: expect.stringMatching(`^/catat ${code} `) })]);
  });

  it('is told how to pass plain words on', () => {
    expect(spoken(decideOn(staff({ text: 'sudah kami cek', facts: { replyCode: code } })))).toMatch(
      /\/kabar[\s\S]*\/catat/,
    );
  });
});

describe('languages', () => {
  it('change at once and keep the report open', () => {
    const { says, talk } = decideOn({
      press: 'lang.en',
      talk: { draft: draftWithout('place'), asked: { kind: 'place' } },
    });
    expect(talk.language).toBe('en');
    expect(says[0]?.text).toMatch(/English/);
    expect(talk.asked?.kind).toBe('place');
    expect(says[1]?.text).toMatch(/Where/);
  });

  it('that are not spoken here are asked again', () => {
    expect(decideOn({ press: 'lang.xx' }).talk.language).toBe('id');
  });
});

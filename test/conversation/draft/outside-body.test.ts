import { describe, expect, it } from '@jest/globals';
import { decideOn, spoken } from '../sample-turn.js';

describe('a matter that others are in charge of', () => {
  it.each([
    ['jalan provinsi di Kaliasin berlubang parah', /Jalan provinsi ditangani Dinas PU provinsi/],
    ['jalan nasional di Wonorejo rusak', /Jalan nasional ditangani Balai/],
    ['bukan jalan kota tapi jalan provinsi, berlubang di Kaliasin', /Jalan provinsi ditangani/],
    ['jalan tol macet', /Jalan tol ditangani pengelola/],
    ['palang pintu kereta rusak dekat Stasiun Contoh', /PT Kereta Api/],
    ['tilang polisi minta duit di jl sudirman', /Propam Polri[\s\S]*110/],
    ['listrik padam di Jl. Mangga', /PLN/],
  ])('is said to be theirs: %s', (text, words) => {
    expect(spoken(decideOn({ text }))).toMatch(words);
  });

  it.each([
    'jalan berlubang di Jl. Mangga',
    'jalan berlubang dekat jalan tol di Kaliasin',
    'lurah minta 200rb buat surat domisili',
    'usul min, alun-alun dikasih wifi gratis dong',
    'ini jalan kota bukan jalan provinsi, Jl. Sudirman Tegalsari berlubang',
    'jalan penghubung ke jalan provinsi rusak, Jl. Pahlawan Sidomulyo',
    'jalan rusak dekat dengan jalan provinsi di Jl. Pahlawan Sidomulyo',
  ])('is the city’s: %s', (text) => {
    expect(spoken(decideOn({ text }))).not.toMatch(/di luar pemerintah kota/);
  });

  it('leaves a wish to the triage desk', () => {
    const { talk } = decideOn({ text: 'usul min, alun-alun dikasih wifi gratis dong' });
    expect(talk.draft).toMatchObject({ class: 'aspirasi', category: 'lainnya' });
  });
});

import { describe, expect, it } from '@jest/globals';
import { decideOn, spoken } from '../sample-turn.js';

describe('a matter that others are in charge of', () => {
  it.each([
    ['jalan provinsi di Kaliasin berlubang parah', /Jalan provinsi ditangani Dinas PU provinsi/],
    ['jalan nasional di Wonorejo rusak', /Jalan nasional ditangani Balai/],
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
  ])('is the city’s: %s', (text) => {
    expect(spoken(decideOn({ text }))).not.toMatch(/di luar pemerintah kota/);
  });

  it('leaves a wish to the triage desk', () => {
    const { talk } = decideOn({ text: 'usul min, alun-alun dikasih wifi gratis dong' });
    expect(talk.draft).toMatchObject({ class: 'aspirasi', category: 'lainnya' });
  });
});

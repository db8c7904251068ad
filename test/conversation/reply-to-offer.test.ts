import { afterEach, expect, it } from '@jest/globals';
import { openCity, type SampleCity } from './sample-city.js';

let city: SampleCity;
afterEach(() => city.close());

const newest = (who = 'siti') => city.channel.said.findLast((said) => said.who === who)!;

it('a number in reply to an earlier message means the choice of that message', async () => {
  city = await openCity();
  await city.hear('siti', '1', { text: 'halo' });
  const greeting = newest();
  await city.hear('siti', '2', { text: 'menu' });
  await city.hear('siti', '3', { text: '1', replyTo: greeting.id });
  expect(greeting.choices[0]!.label).toBe('Lapor');
  expect(newest().text).toMatch(/apa yang terjadi/);
});

it('a number without a reply means the choice of the newest message that has any', async () => {
  city = await openCity();
  await city.hear('siti', '1', { text: 'halo' });
  await city.hear('siti', '2', { text: 'menu' });
  const [group] = newest().choices;
  await city.hear('siti', '3', { text: 'makasih' });
  await city.hear('siti', '4', { text: '1' });
  expect(newest().text).toContain(group!.label);
});

it('a number in reply to a question of an officer is its answer', async () => {
  city = await openCity();
  const code = 'CTH-2603-0001X';
  const heard: [string, string][] = [
    ['siti', 'lampu jalan mati di Jl. Mangga'],
    ['siti', 'kirim'],
    ['tono', `/ambil ${code}`],
    ['tono', `/tanya ${code} Berapa lampu yang mati?`],
  ];
  for (const [index, [who, text]] of heard.entries()) await city.hear(who, `m${index}`, { text });
  const question = newest();
  await city.hear('siti', 'm8', { text: 'menu' });
  await city.hear('siti', 'm9', { text: '2', replyTo: question.id });
  expect(newest().text).toMatch(/jawaban Anda sudah diteruskan/);
});

it('an officer takes the ticket of an older card by the number of its choice', async () => {
  city = await openCity();
  for (const [index, who] of ['siti', 'budi2'].entries()) {
    await city.hear(who, `a${index}`, { text: 'lampu jalan mati di Jl. Mangga' });
    await city.hear(who, `b${index}`, { text: 'kirim' });
  }
  const card = city.channel.said.find((said) => said.who === 'tono' && said.text.includes('0001'))!;
  await city.hear('tono', 'c', { text: '1', replyTo: card.id });
  await city.hear('tono', 'd', { text: '/lihat CTH-2603-0001X' });
  expect(newest('tono').text).toMatch(/petugas Tono/);
});

it('the number typed twice sends one report and then shows it; a word is not held to a summary that is over', async () => {
  city = await openCity();
  for (const [index, text] of ['lampu jalan mati di Jl. Mangga', '1', '1'].entries())
    await city.hear('siti', `m${index}`, { text });
  expect(newest().text).toMatch(/^CTH-2603-0001X/);
  await city.hear('siti', 'm8', { text: '2' });
  expect(city.channel.said.filter(({ text }) => /sudah diterima/.test(text))).toHaveLength(1);
});

it('the number of a choice of a report that was cancelled is said to be over', async () => {
  city = await openCity();
  for (const [index, text] of ['lampu jalan mati di Jl. Mangga', 'batal'].entries())
    await city.hear('siti', `m${index}`, { text });
  const summary = city.channel.said.find(({ choices }) => choices[0]?.label === 'Kirim')!;
  await city.hear('siti', 'm9', { text: '1', replyTo: summary.id });
  expect(newest().text).toMatch(/sudah tidak berlaku/);
});

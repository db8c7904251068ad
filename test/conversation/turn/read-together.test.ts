import { describe, expect, it } from '@jest/globals';
import type { Inbound } from '../../../src/channels/channel.js';
import { joinBubbles } from '../../../src/conversation/turn/bubbles.js';
import { readTogether, withoutOpenings } from '../../../src/conversation/turn/read-together.js';
import { know, makeTurn } from '../sample-turn.js';

const bubbles = (...texts: [string, ...string[]]) =>
  texts.map((text) => makeTurn({ text }).inbound) as [Inbound, ...Inbound[]];

describe('the bubbles of one turn', () => {
  it.each<[[string, ...string[]], string]>([
    [['jalan rusak', 'bentar ya saya cek dulu alamatnya'], 'jalan rusak'],
    [['malam kak', 'jalan rusak'], 'jalan rusak'],
    [['jalan rusak', 'bentar di Jl. Kartini'], 'jalan rusak\nbentar di Jl. Kartini'],
    [['bentar ya saya cek dulu'], 'bentar ya saya cek dulu'],
    [['halo', 'selamat pagi'], 'halo\nselamat pagi'],
  ])('%j are heard as %j', (texts, heard) => {
    expect(joinBubbles(withoutOpenings(bubbles(...texts), know)).text).toBe(heard);
  });

  it.each<[[string, ...string[]]]>([
    [['jalan rusak', 'bentar ya saya cek dulu alamatnya']],
    [['bentar ya saya cek dulu alamatnya', 'jalan rusak']],
    [['jalan rusak', 'tadi saya lewat sana', 'sama anak saya']],
  ])('%j tell the problem that one of them told', (texts) => {
    const inbounds = bubbles(...texts);
    const { intent, category } = readTogether(inbounds, joinBubbles(inbounds).text, know.understand);
    expect(intent).toMatchObject({ sure: true, best: { label: 'report' } });
    expect(category).toMatchObject({ sure: true, best: { label: 'jalan' } });
  });

  it('that tell no problem are read as they stand', () => {
    const inbounds = bubbles('bentar ya', 'saya cari dulu kertasnya');
    const { text } = joinBubbles(inbounds);
    expect(readTogether(inbounds, text, know.understand)).toEqual(know.understand(text));
  });
});

import type { Choice, Inbound, Outbound } from '../../src/channels/channel.js';
import { readConfig } from '../../src/config.js';
import { decide } from '../../src/conversation/decide.js';
import type { Decision, Facts, Knowledge, Turn } from '../../src/conversation/decision.js';
import { freshTalk, type Talk } from '../../src/conversation/talk.js';
import { loadKnowledge } from '../../src/load-knowledge.js';
import type { Person } from '../../src/officers/person.js';
import { loadCity } from '../../src/profile/load-city.js';
import { type Draft, newDraft } from '../../src/report/draft.js';
import { learntModelDir } from '../support/learnt-model.js';

const config = readConfig({ DATA_DIR: learntModelDir });
const { profile } = await loadCity(config.CITY_DIR);
/** What the sample city teaches the bot. */
export const know: Knowledge = await loadKnowledge(profile, config);

export const NOW = new Date('2026-03-10T02:00:00Z');
export const siti: Person = { kind: 'citizen', chat: 'web:siti', name: 'Siti' };
export const tono: Person = {
  kind: 'staff',
  chat: 'web:tono',
  id: 'tono',
  name: 'Tono',
  role: 'officer',
  units: ['dishub'],
};
export const photo = { id: 'photo-1', kind: 'photo' as const };

/** What may be said about a turn; the rest is an ordinary message of a citizen nothing is known of. */
export interface Sketch {
  text?: string;
  press?: string;
  inbound?: Partial<Inbound>;
  talk?: Partial<Talk>;
  facts?: Partial<Facts>;
  person?: Person;
  attachments?: Turn['attachments'];
  mediaProblem?: Turn['mediaProblem'];
  now?: Date;
}

let made = 0;

export function makeTurn(sketch: Sketch = {}): Turn {
  const { text = '', press, inbound, talk = {}, facts, person = siti, now = NOW } = sketch;
  const id = `turn-${made++}`;
  const whole: Talk = { ...freshTalk, ...talk };
  return {
    id,
    inbound: {
      ...{ channel: 'web', chatId: 'siti', messageId: id, senderId: 'siti', isGroup: false },
      ...{ sentAt: now, text, media: [], ...(press ? { choiceId: press } : {}) },
      ...inbound,
    },
    talk: whole,
    person,
    read: know.understand(text),
    attachments: sketch.attachments ?? [],
    ...(sketch.mediaProblem ? { mediaProblem: sketch.mediaProblem } : {}),
    facts: { offered: [], ownOpen: [], ownChats: [person.chat], ...facts },
    now,
    say: know.texts.in(whole.language),
  };
}

export const decideOn = (sketch: Sketch): Decision => decide(makeTurn(sketch), know);

/** Everything that was said, choices included. */
export function spoken({ says }: Pick<Decision, 'says'>): string {
  return says
    .map(({ text, choices = [] }) => [text, ...choices.map(({ label }) => label)].join('\n'))
    .join('\n');
}

export const choicesOf = (says: readonly Outbound[]): Choice[] => says.flatMap(({ choices = [] }) => choices);

/** A draft of which everything is told; parts may be changed. */
export function draftOf(parts: Partial<Draft> = {}): Draft {
  const place = { label: 'Jl. Mangga, Kel. Mawar', kelurahan: 'Mawar', kecamatan: 'Anggrek' };
  const told = { text: 'lampu jalan mati', category: 'pju' as const, place };
  return { ...newDraft('web:siti:draft', NOW), ...told, ...parts };
}

/** The same draft without what a question would ask for. */
export function draftWithout(...parts: ('text' | 'category' | 'place')[]): Draft {
  const { category, place, ...rest } = draftOf();
  return {
    ...rest,
    text: parts.includes('text') ? '' : rest.text,
    ...(parts.includes('category') ? {} : { category }),
    ...(parts.includes('place') ? {} : { place }),
  };
}

/** A ticket of the citizen that is open. */
export function ownTicket(parts: Partial<Facts['ownOpen'][number]> = {}): Facts['ownOpen'][number] {
  return { code: 'CTH-2603-0001X', category: 'pju', status: 'received', tag: 'abc123', ...parts };
}

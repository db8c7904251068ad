import type { Language } from '../shared/texts.js';
import { keepDraft } from './decide-small-talk.js';
import { type Decision, type Knowledge, speak, type Turn } from './decision.js';

/** What each language is called by those who want it. */
const LANGUAGES: [Language, RegExp][] = [
  ['id', /^(id|indonesia|bahasa indonesia)$/i],
  ['jv', /^(jv|jawa|basa jawa|boso jowo|javanese)$/i],
  ['en', /^(en|english|inggris|bahasa inggris)$/i],
];

export function askLanguage(turn: Turn): Decision {
  const choices = [
    { id: 'lang.id', label: 'Bahasa Indonesia' },
    { id: 'lang.jv', label: 'Basa Jawa' },
    { id: 'lang.en', label: 'English' },
  ];
  return speak(turn.talk, { text: turn.say('talk.ask-language'), choices });
}

/** The language named by a button or in words; anything else is asked. */
export function chooseLanguage(turn: Turn, know: Knowledge, named: string): Decision {
  const language = LANGUAGES.find(([, words]) => words.test(named.trim()))?.[0];
  if (!language || !know.profile.city.languages.includes(language)) return askLanguage(turn);
  const talk = { ...turn.talk, language };
  const next = { ...turn, talk, say: know.texts.in(language) };
  return keepDraft(next, know, { text: next.say('talk.language-chosen') });
}

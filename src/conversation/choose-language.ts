import type { Language } from '../shared/texts.js';
import { keepDraft } from './decide-small-talk.js';
import { type Decision, type Knowledge, speak, type Turn } from './decision.js';

/** What each language is called by those who want it. */
const LANGUAGES: [Language, string[]][] = [
  ['id', ['id', 'indonesia', 'indonesian', 'indo']],
  ['jv', ['jv', 'jawa', 'jowo', 'jawi', 'javanese']],
  ['en', ['en', 'english', 'inggris']],
];
/** Words around its name. */
const AROUND =
  'bahasa basa boso language ganti ubah pilih pakai nganggo ngagem ke change switch speak to in do can you please tolong min kak pak bu ya dong saja aja'.split(
    ' ',
  );

/** The language that words name and nothing else: "english", "ganti bahasa jawa". */
export function languageOf(named: string): Language | undefined {
  const words = named
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word && !AROUND.includes(word));
  const [word = '', ...others] = words;
  return others.length === 0 ? LANGUAGES.find(([, names]) => names.includes(word))?.[0] : undefined;
}

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
  const language = languageOf(named);
  if (!language || !know.profile.city.languages.includes(language)) return askLanguage(turn);
  const talk = { ...turn.talk, language };
  const next = { ...turn, talk, say: know.texts.in(language) };
  return keepDraft(next, know, { text: next.say('talk.language-chosen') });
}

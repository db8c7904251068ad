import type { Places } from '../../profile/city-schema.js';
import type { Intents } from '../../profile/intents-schema.js';
import type { Words } from '../../profile/load-words.js';
import { EVERYDAY_WORDS } from './everyday-words.js';
import { gatherKnown, type KnownWords } from './known-words.js';

interface CityTexts {
  intents: Pick<Intents, 'report' | 'faq' | 'talk'>;
  words: Words;
  places?: Places;
  /** Names of other cities. */
  elsewhere?: readonly string[];
}

/** What a city's intents and places teach the normaliser. Takes some 40 ms; make it once and share it. */
export function gatherCityWords({ intents, words, places, elsewhere = [] }: CityTexts): KnownWords {
  const { report, faq, talk } = intents;
  // Who does not want to live on says so in the most ordinary words.
  const danger = talk.filter(({ danger: kind }) => kind && kind !== 'self');
  return gatherKnown({
    words,
    everyday: EVERYDAY_WORDS,
    texts: [
      ...report.flatMap(({ examples, phrases, urgent }) => [...examples, ...phrases, ...urgent]),
      ...faq.flatMap(({ questions, title, answer }) => [...questions, title, answer]),
      ...talk.flatMap(({ examples, phrases, exact }) => [...examples, ...phrases, ...exact]),
    ],
    names: [...elsewhere, ...namesOf(places)],
    careful: [
      ...report.flatMap(({ urgent }) => urgent),
      ...danger.flatMap(({ phrases, groups }) => [...phrases, ...Object.values(groups).flat()]),
    ],
  });
}

function namesOf(places: Places | undefined): string[] {
  if (!places) return [];
  return [
    ...places.kelurahan.flatMap(({ name, kecamatan }) => [name, kecamatan]),
    ...[...places.landmarks, ...places.streets].flatMap(({ name, aliases }) => [name, ...aliases]),
  ];
}

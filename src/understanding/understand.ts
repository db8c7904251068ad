import type { Places } from '../profile/city-schema.js';
import type { Category, Intent, Intents } from '../profile/intents-schema.js';
import type { Words } from '../profile/load-words.js';
import { scoreLabels } from './classifier.js';
import { withoutCourtesy } from './courtesy.js';
import { dangersNow, isDanger, pullToDanger } from './danger.js';
import { decideIntent } from './decide-intent.js';
import { isIndonesian } from './dictionary.js';
import { countFeatures, hashWord } from './features.js';
import { gatherLessons } from './lessons.js';
import { keepModel, modelKey } from './model-cache.js';
import { joinWords, makeNormalise } from './normalise.js';
import { readPhones } from './phones.js';
import { makeIsPlaceOnly } from './place-only.js';
import { rankGuesses, toGuesses } from './rank.js';
import { makeReadOutside } from './read-outside.js';
import { makeReadPlace } from './read-place.js';
import { makeReadTalk } from './read-talk.js';
import { makeReadSigns } from './signs.js';
import { readCode } from './ticket-code.js';
import { type Lesson, train } from './train.js';
import { LONGEST_READ, type PlaceReading, type Understanding } from './understanding.js';

export interface UnderstandParts {
  intents: Intents;
  places: Places;
  cityCode: string;
  /** Names of other cities and regencies, the neighbour among them: a place there is outside. */
  elsewhere?: readonly string[];
  words: Words;
  /** Where the learnt model is kept between starts; left out, it is learnt at every start. */
  cacheDir?: string;
  /** A city's own history: reports with their category, learnt on top of intents/. */
  history?: readonly Lesson[];
}

/**
 * Learns from intents/ (or takes the model kept in `cacheDir`) and returns the reader of messages. Reading takes well
 * under a millisecond, never throws, and sees the first LONGEST_READ characters.
 */
export function makeUnderstand(parts: UnderstandParts): (text: string) => Understanding {
  const { intents, places, cityCode, words, elsewhere = [], cacheDir, history = [] } = parts;
  const normalise = makeNormalise(words);
  const readSigns = makeReadSigns(intents, normalise);
  const readTalk = makeReadTalk(intents.talk, normalise);
  const readPlace = makeReadPlace(places, normalise);
  const readOutside = makeReadOutside(elsewhere, normalise);
  const isPlaceOnly = makeIsPlaceOnly(places, normalise);
  const lessons = [...gatherLessons(intents), ...history];
  const model = keepModel(cacheDir, modelKey(lessons, intents.talk, intents.report, [...words]), () =>
    train(lessons, (text) => {
      const reading = normalise(text);
      return { reading: withoutCourtesy(reading), signs: readSigns(reading).names };
    }),
  );

  return (text) => {
    const reading = normalise(text);
    const signs = readSigns(reading);
    const counted = countFeatures(withoutCourtesy(reading), signs.names);
    const vector = model.vocabulary.vectorise(counted);
    const guesses = toGuesses<Category>(model.category, scoreLabels(model.category, vector), 'category');
    const guess = rankGuesses(
      toGuesses<Intent>(model.intent, scoreLabels(model.intent, vector), 'intent'),
      'intent',
    );
    const dangers = dangersNow(signs, reading);
    const category = pullToDanger(rankGuesses(guesses, 'category'), guesses, dangers);
    const code = readCode(text.slice(0, LONGEST_READ), cityCode);
    const said = readTalk(reading, signs);
    const isLanguage = reading.words.some(
      (word) =>
        /\p{L}/u.test(word) && (isIndonesian(word) || model.vocabulary.indexOf(hashWord(word)) !== -1),
    );
    const inside = readPlace(reading);
    const outside = inside.kind === 'found' ? undefined : readOutside(reading);
    const place: PlaceReading = outside === undefined ? inside : { kind: 'outside', name: outside };
    const decided = decideIntent({
      guess,
      reading,
      signs,
      said,
      code,
      talks: intents.talk,
      isLanguage,
      isPlaceOnly: inside.kind !== 'none' && isPlaceOnly(reading),
    });
    return {
      normalised: joinWords(reading),
      intent: decided.intent,
      category: reading.words.length === 0 ? { ...category, sure: false } : category,
      ...(decided.talk !== undefined && { talk: decided.talk }),
      place,
      ...(code && { code }),
      phones: readPhones(text),
      danger: isDanger(dangers, category, decided.intent),
    };
  };
}

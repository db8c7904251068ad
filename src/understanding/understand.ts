import type { Places } from '../profile/city-schema.js';
import type { Category, DangerKind, Intent, Intents } from '../profile/intents-schema.js';
import type { Words } from '../profile/load-words.js';
import { BORDERS } from './borders.js';
import { decideIntent } from './decide-intent.js';
import { readPhones } from './entities/phones.js';
import { makeReadEntities, tellAddress } from './entities/read-entities.js';
import { makeReadUnits, type NamedUnit } from './entities/read-units.js';
import { readCode } from './entities/ticket-code.js';
import { scoreLabels } from './model/classifier.js';
import type { KeptModel } from './model/encode-model.js';
import { countFeatures, hashWord, type Part } from './model/features.js';
import { type Lesson, toReal } from './model/lesson.js';
import { gatherLessons } from './model/lessons.js';
import { keepModel, modelKey } from './model/model-cache.js';
import { rankGuesses, toGuesses } from './model/rank.js';
import { makeStudy, type Study } from './model/study.js';
import { train } from './model/train.js';
import { makeFindPlaces } from './places/find-places.js';
import { makeIsPlaceOnly } from './places/place-only.js';
import { makePlaceSpans } from './places/place-spans.js';
import { makeReadOutside } from './places/read-outside.js';
import { makeReadPlace } from './places/read-place.js';
import { makeReadTalk } from './read-talk.js';
import { tellsExtortion } from './signs/conduct.js';
import { asksIn, dangersNow, isDanger, kindOf, pullToDanger } from './signs/danger.js';
import { namedCategories } from './signs/signs.js';
import { LONGEST_READ, type PlaceReading, type Ranking, type Understanding } from './understanding.js';
import { gatherCityWords } from './words/city-words.js';
import { isIndonesian } from './words/dictionary.js';
import { joinWords, makeNormalise } from './words/normalise.js';

export interface UnderstandParts {
  intents: Intents;
  places: Places;
  cityCode: string;
  /** Names of other cities and regencies, the neighbour among them: a place there is outside. */
  elsewhere?: readonly string[];
  /** Offices that people name. */
  units?: readonly NamedUnit[];
  words: Words;
  /** Where the learnt model is kept between starts; left out, it is learnt at every start. */
  cacheDir?: string;
  /** A city's own history: reports with their category, learnt on top of intents/. */
  history?: readonly Lesson[];
  /** A model that was learnt elsewhere from the same parts: nothing is learnt then. */
  model?: KeptModel;
  /** Told when a model that was learnt here could not be kept for the next start. */
  onNotKept?: (error: unknown) => void;
  /** Features left out, to see what they bring; such a model is never kept. */
  without?: ReadonlySet<Part>;
}

/** The reader of messages, and what it was made of, for those who ask why. */
export interface Reader {
  understand: (text: string) => Understanding;
  study: (text: string) => Study;
  model: KeptModel;
  /** The name of what was taught besides history: a kept model of another key does not fit. */
  key: string;
}

type Taught = Pick<UnderstandParts, 'intents' | 'words' | 'places' | 'elsewhere'>;

/** The name of everything that is taught besides history, and of everything that its words are read by. */
export function keyOf({ intents, words, places, elsewhere = [] }: Taught): string {
  return modelKey(gatherLessons(intents), intents.talk, intents.report, [...words], places, elsewhere);
}

/** `makeReader(parts).understand` */
export function makeUnderstand(parts: UnderstandParts): (text: string) => Understanding {
  return makeReader(parts).understand;
}

/**
 * Learns from intents/ (or takes the model kept in `cacheDir`) and returns the reader of messages. Reading takes well
 * under a millisecond, never throws, and sees the first LONGEST_READ characters.
 */
export function makeReader(parts: UnderstandParts): Reader {
  const { intents, places, cityCode, words, elsewhere = [], cacheDir, history = [], without } = parts;
  const normalise = makeNormalise(words, gatherCityWords({ intents, words, places, elsewhere }));
  const find = makeFindPlaces(places, normalise);
  const study = makeStudy({
    intents,
    normalise,
    placeSpans: makePlaceSpans(find),
    without,
  });
  const readTalk = makeReadTalk(intents.talk, normalise);
  const readPlace = makeReadPlace(places, normalise, find);
  const readEntities = makeReadEntities(find, makeReadUnits(parts.units ?? [], normalise));
  const readOutside = makeReadOutside(elsewhere, normalise);
  const isPlaceOnly = makeIsPlaceOnly(places, normalise);
  const key = keyOf(parts);
  // What is kept here was taught by intents/ alone, or is the city's own model (src/learning).
  const keptDir = without || history.length > 0 ? undefined : cacheDir;
  const model =
    parts.model ??
    keepModel(
      keptDir,
      key,
      () => train([...gatherLessons(intents), ...history.map(toReal)], study, without),
      parts.onNotKept,
    );

  const isKnown = (word: string) => isIndonesian(word) || model.vocabulary.indexOf(hashWord(word)) !== -1;
  const understand = (text: string): Understanding => {
    const { reading, matter, signs } = study(text);
    const vector = model.vocabulary.vectorise(countFeatures(matter, signs.names, without));
    const guesses = toGuesses<Category>(model.category, scoreLabels(model.category, vector));
    const guess = rankGuesses(toGuesses<Intent>(model.intent, scoreLabels(model.intent, vector)), 'intent');
    const dangers = dangersNow(signs, reading);
    const named = namedCategories(signs);
    const likely = pullToDanger(trustName(rankGuesses(guesses, 'category'), named), guesses, dangers);
    const code = readCode(text.slice(0, LONGEST_READ), cityCode);
    const said = readTalk(reading, signs);
    const isLanguage = isMostlyKnown(reading.words, isKnown);
    const inside = readPlace(reading);
    const outside = inside.kind === 'found' ? undefined : readOutside(reading);
    const place: PlaceReading = outside === undefined ? inside : { kind: 'outside', name: outside };
    const entities = readEntities(reading);
    const address = place.kind === 'none' ? tellAddress(entities) : undefined;
    const isExtortion = tellsExtortion(reading, signs.names);
    const decided = decideIntent({
      guess,
      isExtortion,
      reading,
      signs,
      said,
      code,
      talks: intents.talk,
      isLanguage,
      isPlaceOnly: inside.kind !== 'none' && isPlaceOnly(reading),
    });
    // "kebakaran!!" alone is danger too, though in a longer message it needs more.
    const cry = said?.isExact && !reading.asks ? said.talk.danger : undefined;
    const isTold = isDanger(dangers, likely, decided.intent, asksIn(signs));
    const dangerKind = isTold ? kindOf(dangers) : cry;
    const isConduct = isExtortion && !dangerKind;
    const category = isConduct ? certainly('aparat', likely) : withOwnUnit(likely, dangerKind, intents.talk);
    return {
      normalised: joinWords(reading),
      intent: decided.intent,
      category: reading.words.length === 0 ? { ...category, sure: false } : category,
      named,
      ...(decided.talk !== undefined && { talk: decided.talk }),
      place,
      entities,
      ...(address !== undefined && { address }),
      ...(code && { code }),
      phones: readPhones(text),
      danger: dangerKind !== undefined,
      ...(dangerKind && { dangerKind }),
    };
  };
  return { understand, study, model, key };
}

/** A category whose phrases are said, and no other's, may be acted upon with less. */
function trustName(category: Ranking<Category>, named: readonly Category[]): Ranking<Category> {
  const { label, score } = category.best;
  const isNamed = named.length === 1 && named[0] === label && score >= BORDERS.category.named;
  return isNamed ? { ...category, sure: true } : category;
}

/** Danger of a kind that one category is there for belongs to it, whatever else the words are like. */
function withOwnUnit(
  category: Ranking<Category>,
  kind: DangerKind | undefined,
  talks: Intents['talk'],
): Ranking<Category> {
  const own = kind && talks.find(({ danger }) => danger === kind)?.category;
  return own ? certainly(own, category) : category;
}

function certainly(own: Category, category: Ranking<Category>): Ranking<Category> {
  const others = category.top.filter(({ label }) => label !== own);
  return rankGuesses(
    [{ label: own, score: CERTAIN }, ...others.map((guess) => ({ ...guess, score: 0 }))],
    'category',
  );
}

/** As sure as a rule gets. */
const CERTAIN = 0.98;

/** From this share of known letters on a message is language; a blob of letters holds a word by chance. */
const LEAST_KNOWN = 0.25;

function isMostlyKnown(words: readonly string[], isKnown: (word: string) => boolean): boolean {
  const told = words.filter((word) => /\p{L}/u.test(word));
  let missing = told.reduce((sum, word) => sum + word.length, 0) * LEAST_KNOWN;
  return told.some((word) => {
    if (isKnown(word)) missing -= word.length;
    return missing <= 0;
  });
}

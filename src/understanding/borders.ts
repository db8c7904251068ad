/**
 * Every border between acting and asking, in one place. Shares are confidences from 0 to 1. Below `threshold`, or when the
 * second follows by less than `gap`, the bot asks instead of acting (B3). Found with `npm run eval` on real messages.
 */
export const BORDERS = {
  intent: { threshold: 0.6, gap: 0.15 },
  /** `named`: enough where the phrases of this category are said and of no other. */
  category: { threshold: 0.6, gap: 0.2, named: 0.3 },
  /** How steeply margins become shares, so that a share of 0.8 is right about 8 times of 10. */
  steepness: { intent: 3.5, category: 4.5 },
  /** Guesses shown at most. */
  guesses: 3,
  talk: {
    /** A talk phrase names the talk when it covers this share of the words that carry matter. */
    covers: 0.6,
  },
  place: {
    /** A single place is taken from here on; below it is asked about. */
    found: 0.75,
    /** Below this nothing is said. */
    least: 0.5,
    /** Two places closer than this are both asked about. */
    gap: 0.1,
    /** Candidates of "Apakah maksud Anda ...?" at most. */
    candidates: 3,
  },
  faq: {
    /** A topic is told from this score on ... */
    answer: 0.28,
    /** ... when it knows this share of the question's words, by rarity, */
    covers: 0.65,
    /** ... the second topic is this share below it, */
    gap: 0.16,
    /** ... and what the city has no answer for (intents/outside.yaml) is this share below it. */
    outsideGap: 0.33,
    /** A question of so few words fits many topics and needs a clearer lead. */
    fewWords: 2,
    fewWordsGap: 0.3,
    /** A single word is answered only by a topic whose title has no more words of matter than this. */
    singleWordTitle: 2,
    /** Topics are offered from this score on, */
    near: 0.15,
    /** ... when the best knows this share of the question's words, */
    nearCovers: 0.3,
    /** ... unless the best has less than this share of what is nearest outside the base. */
    outsideLead: 0.9,
    topics: 3,
  },
} as const;

import { z } from 'zod';

/** The 19 categories of the design; a report is about one of them. */
export const CATEGORIES = [
  'jalan', 'drainase', 'pju', 'pohon', 'sampah', 'air', 'lalin', 'ketertiban', 'adminduk', 'bansos', 'kesehatan',
  'pendidikan', 'perizinan', 'pajak', 'perumahan', 'kerja', 'utilitas', 'aparat', 'lainnya',
] as const; // biome-ignore format: a table
export type Category = (typeof CATEGORIES)[number];
export const categorySchema = z.enum(CATEGORIES);

/** What a message may want. */
const INTENTS = ['report', 'question', 'status', 'suggestion', 'social', 'officer', 'unclear'] as const;
export type Intent = (typeof INTENTS)[number];

const sentence = z.string().trim().min(1).max(500);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower case letters, digits and single hyphens');

/**
 * A body outside the city government. The first of a category whose phrase is said is meant; where none is, the first, if
 * the category's own unit stands outside the city government, else none.
 */
const outsideBodySchema = z.strictObject({
  name: sentence,
  /** What it is in charge of, where that is not the whole category: "Jalan provinsi". */
  matter: sentence.optional(),
  contact: sentence,
  phrases: z.array(sentence).default([]),
});

/**
 * What people must be told first: to leave the place, to help a body, that nobody has to bear violence, or that somebody
 * listens to a person who does not want to live on. Where several are said, the first of these counts.
 */
export const DANGER_KINDS = ['self', 'violence', 'place', 'body'] as const;
export type DangerKind = (typeof DANGER_KINDS)[number];

/** intents/report/<category>.yaml */
export const reportIntentSchema = z.strictObject({
  id: categorySchema,
  /** Shown to citizens on buttons and cards; at most 20 characters so that it fits every channel. */
  name: z.string().trim().min(3).max(20),
  /** One line that tells a citizen what belongs here. */
  about: sentence,
  class: z.enum(['pengaduan', 'aspirasi', 'permintaan_informasi']).default('pengaduan'),
  /** Berkadar pengawasan: goes to the inspectorate, 60 working days. */
  supervised: z.boolean().default(false),
  /** Never shown on public pages or maps; the summary offers to hide name or content. */
  sensitive: z.boolean().default(false),
  /** Whether a report needs a place before it can be sent. */
  place: z.enum(['required', 'optional']).default('required'),
  /** Whether closing needs a photo. */
  evidence: z.enum(['required', 'optional']).default('optional'),
  /** Phrases that decide strongly ("lampu jalan"); a citizen's words contain them after normalising. */
  phrases: z.array(sentence).min(5),
  /** How people write it; the classifier learns from these. */
  examples: z.array(sentence).min(20),
  /**
   * What helps the unit and nobody has to know ("nomor tiang"): offered as buttons under the summary, one question each, so
   * that they cost no turn. `label` stands on the button and on the card; without one the id does.
   */
  questions: z
    .array(z.strictObject({ id, ask: sentence, label: z.string().trim().min(2).max(16).optional() }))
    .max(2)
    .default([]),
  /** Phrases that mean danger to people in this category: 112 is given at once and the urgent promise holds. */
  urgent: z.array(sentence).default([]),
  /** What kind of danger those phrases tell of; left out, it is one to keep away from. */
  danger: z.enum(DANGER_KINDS).optional(),
  /** Bodies outside the city government that really do the work; the one that fits is told to the citizen at once. */
  outside: z.array(outsideBodySchema).min(1).optional(),
});
export type ReportIntent = z.infer<typeof reportIntentSchema>;

/** intents/faq/<id>.yaml */
export const faqTopicSchema = z.strictObject({
  id,
  /** Shown as a button: at most 24 characters. */
  title: z.string().trim().min(3).max(24),
  /** The heading it stands under in the topic menu. */
  group: z.enum([
    'Kependudukan', 'Kesehatan', 'Pendidikan', 'Pajak', 'Perizinan', 'Bantuan sosial', 'Kebersihan & air',
    'Jalan & transportasi', 'Kerja', 'Layanan kota',
  ]), // biome-ignore format: a table
  questions: z.array(sentence).min(1),
  /** Other words for the matter, whole questions or not: the answer is found by them, the intent is not learnt from them. */
  also: z.array(sentence).default([]),
  /** Differently worded questions that are never indexed; `npm run eval -- --task faq` asks them. */
  tests: z.array(sentence).default([]),
  /** The approved text, said word for word. Never generated. At most 900 characters. */
  answer: z.string().trim().min(20).max(900),
  /** Category of "Lapor sekarang", where a report can follow. */
  report: categorySchema.optional(),
  /** Id of the unit that keeps the answer right. */
  owner: id,
  /** The law, decree or local page it rests on. */
  source: sentence,
  /** Last day the answer may be given, YYYY-MM-DD; from the next day on it is silent. */
  valid_until: z.iso.date(),
  /** A draft is silent until a second person approves it (B12). */
  status: z.enum(['draft', 'approved']).default('approved'),
  /** Id of the staff who made it in the chat; such a topic may begin with fewer questions and no tests. */
  author: z.string().trim().min(1).max(60).optional(),
});
export type FaqTopic = z.infer<typeof faqTopicSchema>;
/** What a topic that is not made in the chat needs at least. */
export const LEAST_QUESTIONS = 8;
export const LEAST_TESTS = 2;
/** How long titles and answers may be. */
export const TITLE_LETTERS = { least: 3, most: 24 };
export const ANSWER_LETTERS = { least: 20, most: 900 };

/** Words of several groups near each other: each of the named groups has a word within `within` words in a row. */
const togetherSchema = z.strictObject({
  groups: z.array(id).min(2).max(4),
  within: z.int().min(2).max(15).default(7),
  /** The category such a message leans to where nothing else decides. */
  category: categorySchema.optional(),
  /** The kind of danger these words tell of, where it is not that of the file. */
  danger: z.enum(DANGER_KINDS).optional(),
  /** What is about to happen counts too: a leaning pole that "mau roboh". A mere fear of it ("takut roboh") never does. */
  imminent: z.boolean().optional(),
});

/** intents/talk/<id>.yaml: what a person may want besides reports and questions, or the signs of an intent. */
export const talkIntentSchema = z.strictObject({
  id,
  /** The intent these examples teach. */
  intent: z.enum(INTENTS),
  /** A whole message that equals one of these (after normalising) is this talk for sure. */
  exact: z.array(sentence).default([]),
  /** A message that contains one of these leans to this talk. */
  phrases: z.array(sentence).default([]),
  /** How people write it; the intent classifier learns from these. */
  examples: z.array(sentence).default([]),
  /** Words of one kind, as they are meant (after words/), for `together`. */
  groups: z.record(id, z.array(sentence).min(1)).default({}),
  /** A message where all groups of one entry stand near each other leans to this talk. */
  together: z.array(togetherSchema).default([]),
  /** The signs mean danger to people, of this kind: 112 and the like are given at once. */
  danger: z.enum(DANGER_KINDS).optional(),
  /** Where a report of such danger belongs, whatever else its words are like. */
  category: categorySchema.optional(),
});
export type TalkIntent = z.infer<typeof talkIntentSchema>;

/** Everything staff may edit without code, read from INTENTS_DIR. */
export interface Intents {
  report: ReportIntent[];
  faq: FaqTopic[];
  talk: TalkIntent[];
}

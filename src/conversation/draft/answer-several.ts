import { type Draft, missingPart } from '../../report/draft.js';
import { inOrder } from '../../report/several.js';
import type { Decision, Knowledge, Turn } from '../decision.js';
import { NUMBERS, namedReports, numberOf, type Told } from '../ticket/named-report.js';
import { answerDraft, FRIENDLY } from './answer-draft.js';
import { answerPlace } from './answer-place.js';
import { correctDraft } from './correct-draft.js';
import { askAgain } from './decide-draft.js';
import { decideDraftChoice } from './decide-draft-choice.js';
import { addReport, askWhichOf, draftsIn, editPart, tellPart, turnTo } from './decide-several.js';
import { namedPart } from './named-part.js';

/** "1 dan 3", "nomor 2 saja", "yang pertama aja". */
const ONLY = new RegExp(
  `^(?:cuma|hanya|cukup|lapor(?:kan)?)?\\s*(?:yang|yg|no(?:mor|mer|\\.)?|nmr)?\\s*${NUMBERS}(?:\\s*(?:,|dan|sama|&|\\+)\\s*(?:no(?:mor|\\.)?\\s*)?${NUMBERS})*\\s*(?:aja|saja|doang|ya|dulu)?[.!]*$`,
  'i',
);
/** "batal semua", "hapus nomor 2". */
const CANCEL = /^(batal(kan|in)?|hapus|buang|cancel)\b/i;
const ALL_OF_THEM = /\b(semua(nya)?|keduanya|dua[- ]?duanya|ketiganya|all|both)\b/i;
/** All of them, in words. */
const ALL =
  /^(?:(?:i?ya+|iyo|yo|ok|oke|betul|benar|bener|kirim)[, ]+)*(?:dua[- ]?duanya|dua2nya|keduanya|semua(?:nya)?|ketiganya|keempatnya|kelimanya|karo-?karone)\b(?: (?:saja|aja|ya|dong|pak|bu|min|kirim))*[.!]*$/i;
/** One report each, as they are listed: "satu-satu aja", "dipisah". Nothing is sent by it. */
const APART =
  /^(?:(?:i?ya+|ok|oke|mending|tolong)[, ]+)*(?:satu[- ]?satu|satu2|1-1|masing-?\s?masing|(?:di)?pisah(?:in|kan)?|terpisah|sendiri-?\s?sendiri|dhewe-?\s?dhewe|jangan digabung)\b(?: (?:saja|aja|ya|dong|pak|bu|min|laporannya))*[.!]*$/i;

type SaidOfSeveral = Pick<Turn, 'inbound' | 'talk'> & { facts: Pick<Turn['facts'], 'offered'> };

/**
 * The choice that words mean while several reports are offered: a lone number is a number of the list, not of the
 * buttons, for that way nothing is sent by a misunderstanding.
 */
export function typedSeveral({ inbound, talk, facts }: SaidOfSeveral): string | undefined {
  const kind = talk.asked?.kind;
  const text = inbound.text.trim();
  if (!talk.draft || !talk.later?.length || inbound.media.length > 0 || inbound.location) return undefined;
  const isCancelling = facts.offered.some(({ id }) => id === `cancelall.${talk.draft?.tag}`);
  const isListed = kind === 'several' || kind === 'confirm-all';
  const verbs = kind === 'which-part' ? 'part' : isListed ? 'only' : undefined;
  if (!verbs && !isCancelling) return undefined;
  if (isCancelling ? ALL.test(text) : CANCEL.test(text) && ALL_OF_THEM.test(text))
    return `cancelall.${talk.draft.tag}`;
  const dropped = CANCEL.test(text) ? new RegExp(`${NUMBERS}\\W*$`, 'i').exec(text) : undefined;
  if (dropped) return `drop.${talk.draft.tag}.${numberOf(dropped[1]!)}`;
  if (verbs === 'only' && ALL.test(text)) return `${kind === 'several' ? 'all' : 'send'}.${talk.draft.tag}`;
  if (verbs === 'only' && APART.test(text)) return `all.${talk.draft.tag}`;
  if (!ONLY.test(text)) return undefined;
  const found = [...text.matchAll(new RegExp(`\\b${NUMBERS}\\b`, 'gi'))].map(([word]) => numberOf(word));
  if (isCancelling) return keepOthers(found, [talk.draft, ...talk.later]);
  return `${verbs}.${talk.draft.tag}.${verbs === 'part' ? found[0] : found.join('-')}`;
}

/** "Mau membatalkan yang mana?" "1 dan 3": the others stay. */
function keepOthers(dropped: number[], drafts: readonly Draft[]): string {
  const [{ tag }] = drafts as [Draft, ...Draft[]];
  const [first, ...more] = dropped;
  if (more.length === 0) return `drop.${tag}.${first}`;
  const kept = inOrder(drafts).flatMap(({ number = 1 }) => (dropped.includes(number) ? [] : [number]));
  return kept.length > 0 ? `only.${tag}.${kept.join('-')}` : `cancelall.${tag}`;
}

/** Words, files or a place while several reports are offered or wait to be sent. */
export function answerSeveral(told: Turn, know: Knowledge): Decision {
  const turn = withKept(told, know);
  const { text } = turn.inbound;
  const drafts = draftsIn(turn);
  const named = namedReports(text, drafts, know);
  if (named.length > 0) return tellNamed(turn, know, named);
  const isSilent = !/[\p{L}\p{N}]/u.test(text) && turn.attachments.length === 0 && !turn.inbound.location;
  if (isSilent) {
    const key = FRIENDLY.test(text) ? 'talk.sign-in-draft' : 'talk.not-understood-in-draft';
    return askAgain(turn, know, drafts[0]!, { text: turn.say(key) });
  }
  if (isNewMatter(turn, drafts)) return addReport(turn, know);
  return answerPlaceOfAll(turn, know) ?? askWhichOf(turn);
}

/** What was said of each report, one after the other: the answer to the last shows all of them. */
function tellNamed(turn: Turn, know: Knowledge, [told, ...others]: readonly Told[]): Decision {
  const target = draftsIn(turn).find(({ number }) => number === told!.number)!;
  const decided = tellOne(turn, know, target, told!);
  // Those that are left are numbered anew once one is dropped.
  if (others.length === 0 || told!.isDropped || !decided.talk.draft) return decided;
  return tellNamed({ ...turn, attachments: [], talk: decided.talk }, know, others);
}

function tellOne(turn: Turn, know: Knowledge, target: Draft, { text, number, isDropped }: Told): Decision {
  if (isDropped) return decideDraftChoice(turn, know, `drop.${turn.talk.draft!.tag}.${number}`);
  if (!text && turn.attachments.length === 0) return editPart(turn, know, target);
  const { changes, rest } = splitChange(text);
  const words = { ...turn, inbound: { ...turn.inbound, text: rest }, read: know.understand(rest) };
  if (changes === 'text') {
    const told = turnTo(words, target);
    return answerDraft({ ...told, talk: { ...told.talk, asked: { kind: 'change-text' } } }, know, target);
  }
  return nameWrong(words, know, target) ?? tellPart(words, know, target);
}

/** "ganti isi jadi ...": the words after it are the new ones. */
const NEW_TEXT =
  /^(?:ganti|ubah|edit|betulkan|ralat)\p{L}*\s+(?:isi|teks|tulisan|cerita)\p{L}*\s+(?:jadi|menjadi|ke)\s+/iu;

function splitChange(text: string): { changes?: 'text'; rest: string } {
  const change = NEW_TEXT.exec(text);
  return change ? { changes: 'text', rest: text.slice(change[0].length) } : { rest: text };
}

/** Words after "untuk nomor yang mana?" belong to those that are kept. */
function withKept(turn: Turn, know: Knowledge): Turn {
  const { asked } = turn.talk;
  if (asked?.kind !== 'which-part') return turn;
  const text = [asked.text, turn.inbound.text.trim()].filter(Boolean).join('\n');
  const attachments = [...asked.attachments, ...turn.attachments];
  return { ...turn, attachments, inbound: { ...turn.inbound, text }, read: know.understand(text) };
}

/** A few words that only name what is wrong: "nomor 2 lokasinya salah". */
const MOST_WRONG_WORDS = 4;

function nameWrong(turn: Turn, know: Knowledge, target: Draft): Decision | undefined {
  const { read, inbound } = turn;
  const isShort = inbound.text.trim().split(/\s+/).length <= MOST_WRONG_WORDS;
  const part = isShort && read.place.kind === 'none' ? namedPart(read.normalised) : undefined;
  return part && !correctDraft(turnTo(turn, target), know, target)
    ? decideDraftChoice(turnTo(turn, target), know, `${part}.${target.tag}`)
    : undefined;
}

/** A report that is sure, at a place of its own and about none of those in the list. */
function isNewMatter({ read: { intent, category, place } }: Turn, drafts: readonly Draft[]): boolean {
  const isReport = intent.sure && intent.best.label === 'report' && category.sure && place.kind === 'found';
  return isReport && drafts.every((draft) => draft.category !== category.best.label);
}

/** A place told right after the list is meant for those that lack one. */
function answerPlaceOfAll(turn: Turn, know: Knowledge): Decision | undefined {
  const open = draftsIn(turn).find((draft) => missingPart(draft, know.intents) === 'place');
  const { place, intent } = turn.read;
  const isTold = intent.sure && intent.best.label === 'report' && turn.read.category.sure;
  const isPlace = turn.inbound.location || (place.kind !== 'none' && !isTold);
  if (!open || !isPlace) return undefined;
  const asked = { ...turnTo(turn, open).talk, asked: { kind: 'place' as const } };
  return answerPlace({ ...turn, talk: asked }, know, open);
}

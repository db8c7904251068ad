import type { Draft } from '../../report/draft.js';
import { draftChoice } from '../../report/draft-messages.js';
import { type Decision, type Knowledge, speak, type Turn } from '../decision.js';
import { decideDraftChoice } from './decide-draft-choice.js';
import { askWhichOf } from './decide-several.js';

/** "Yang tadi", "tambahan aja". */
const ADDS = /\b(tambah\w*|nambah\w*|susulan|lanjutan|yang tadi|laporan (itu|tadi|ini)|sama saja)\b/;
/** "Yang baru", "beda laporan". */
const IS_NEW = /\b(baru|beda|lain|pisah|dipisah|terpisah|sendiri)\b/;
/** An answer to "addition or new?" in words is short. */
const MOST_ANSWER_WORDS = 5;

/** Whatever comes while it is open what the words before belong to: they are never dropped, and "betul" or a further line settles it. */
export function answerAddOrNew(turn: Turn, know: Knowledge): Decision | undefined {
  const { asked, draft } = turn.talk;
  const { read, inbound, attachments } = turn;
  if (!draft || (asked?.kind !== 'add-or-new' && asked?.kind !== 'which-part')) return undefined;
  if (read.talk === 'cancel' || read.talk === 'withdraw' || read.talk === 'restart') return undefined;
  const isTalk = read.talk !== undefined;
  // Words for one of several may name it: that is read where the list is.
  if (asked.kind === 'which-part' && !isTalk) return undefined;
  const answer = namedAnswer(turn);
  const files = [...asked.attachments, ...attachments];
  const isStory = !isTalk && !answer && /\p{L}/u.test(inbound.text);
  const text = isStory ? [asked.text, inbound.text.trim()].filter(Boolean).join('\n') : asked.text;
  const verb = answer ?? (isStory ? whereItBelongs(text, draft, know) : undefined);
  if (verb && asked.kind === 'add-or-new') {
    const talk = { ...turn.talk, asked: { ...asked, text, attachments: files } };
    return decideDraftChoice({ ...turn, talk, attachments: [] }, know, `${verb}.${draft.tag}`);
  }
  const kept = { ...turn, attachments: files, inbound: { ...inbound, text } };
  const again = asked.kind === 'which-part' ? askWhichOf(kept) : askAddOrNew(kept);
  const first = { text: turn.say('report.addition-waits') };
  return { ...again, says: [first, ...again.says] };
}

type Verb = 'newone' | 'addto';

/** The answer in words; "betul" agrees to what was asked first, an addition. */
function namedAnswer({ read, inbound }: Turn): Verb | undefined {
  if (read.talk === 'yes') return 'addto';
  if (inbound.text.trim().split(/\s+/).length > MOST_ANSWER_WORDS) return undefined;
  if (IS_NEW.test(read.normalised)) return 'newone';
  return ADDS.test(read.normalised) ? 'addto' : undefined;
}

/** Who goes on telling did not mean to choose: another place makes it another report. */
function whereItBelongs(text: string, { place: told }: Draft, { understand }: Knowledge): Verb {
  const { place } = understand(text);
  return place.kind !== 'none' && !(place.kind === 'found' && place.place.label === told?.label)
    ? 'newone'
    : 'addto';
}

/** Quoted when it is asked what the words belong to, in characters. */
const LONGEST_QUOTE = 80;

/** A report in other words while a draft is open: is it the same matter? */
export function askAddOrNew(turn: Turn): Decision {
  const { draft } = turn.talk;
  if (!draft) return speak(turn.talk);
  const choices = [
    draftChoice(draft, 'addto', turn.say('button.add-to-draft')),
    draftChoice(draft, 'newone', turn.say('button.new-report')),
    draftChoice(draft, 'resume', turn.say('button.back')),
  ];
  const asked = { kind: 'add-or-new' as const, text: turn.inbound.text, attachments: turn.attachments };
  const quote = [...turn.inbound.text.trim().replace(/\s+/g, ' ')];
  const told = quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE).join('')}…` : quote.join('');
  const text = told ? turn.say('report.add-or-new-of', { text: told }) : turn.say('report.add-or-new');
  return speak({ ...turn.talk, asked }, { text, choices });
}

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

/** Whatever comes while it is open what the words before belong to: they are never dropped, it is asked until it is known. */
export function answerAddOrNew(turn: Turn, know: Knowledge): Decision | undefined {
  const { asked, draft } = turn.talk;
  const { read, inbound, attachments } = turn;
  if (!draft || (asked?.kind !== 'add-or-new' && asked?.kind !== 'which-part')) return undefined;
  if (read.talk === 'cancel' || read.talk === 'withdraw' || read.talk === 'restart') return undefined;
  const isTalk = read.talk !== undefined;
  // Words for one of several may name it: that is read where the list is.
  if (asked.kind === 'which-part' && !isTalk) return undefined;
  const isShort = inbound.text.trim().split(/\s+/).length <= MOST_ANSWER_WORDS;
  const verb = !isShort
    ? undefined
    : IS_NEW.test(read.normalised)
      ? 'newone'
      : ADDS.test(read.normalised)
        ? 'addto'
        : undefined;
  const files = [...asked.attachments, ...attachments];
  if (verb && asked.kind === 'add-or-new') {
    const talk = { ...turn.talk, asked: { ...asked, attachments: files } };
    return decideDraftChoice({ ...turn, talk, attachments: [] }, know, `${verb}.${draft.tag}`);
  }
  const text = isTalk ? asked.text : [asked.text, inbound.text.trim()].filter(Boolean).join('\n');
  const kept = { ...turn, attachments: files, inbound: { ...inbound, text } };
  const again = asked.kind === 'which-part' ? askWhichOf(kept) : askAddOrNew(kept);
  const first = { text: turn.say('report.addition-waits') };
  return { ...again, says: [first, ...again.says] };
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

import { type Draft, keepFiles } from '../../report/draft.js';
import { joinDrafts } from '../../report/several.js';
import type { Decision, Knowledge, Turn } from '../decision.js';
import { withWords } from '../with-words.js';
import { askAgain, askNext, cancelDraft } from './decide-draft.js';
import { addReport, draftsIn, editPart, keepParts, tellPart } from './decide-several.js';
import { namedPart } from './named-part.js';

type Press = (turn: Turn, know: Knowledge, draft: Draft, argument: string) => Decision;

/** What the buttons of several reports do that are told at once. */
export const severalPresses: Record<string, Press> = {
  all: (turn, know, draft) => askNext(confirmed(turn), know, draft),
  only: (turn, know, draft, numbers) => {
    const wanted = numbers.split('-').map(Number);
    const kept = draftsIn(turn).filter(({ number = 1 }) => wanted.includes(number));
    const told = { text: turn.say('several.only-kept', { numbers: wanted.join(', ') }) };
    if (kept.length > 0)
      return keepParts(turn, know, kept, kept.length < draftsIn(turn).length ? [told] : []);
    return askAgain(turn, know, draft, { text: turn.say('several.no-such-number') });
  },
  join: (turn, know) => {
    const first = [{ text: turn.say('several.joined') }];
    return askNext(confirmed(turn, []), know, joinDrafts(draftsIn(turn)), first);
  },
  edit: (turn, know, draft, number) => {
    const target = partOf(turn, number);
    return target ? editPart(turn, know, target) : askNext(turn, know, draft);
  },
  drop: (turn, know, draft, number) => {
    const kept = draftsIn(turn).filter((one) => String(one.number) !== number);
    if (kept.length === 0 || kept.length === draftsIn(turn).length) return askNext(turn, know, draft);
    return keepParts(turn, know, kept, [{ text: turn.say('several.dropped', { number }) }]);
  },
  files: (turn, know, draft) => {
    const others = draftsIn(turn).filter(({ id }) => id !== draft.id);
    const files = others.flatMap(({ attachments }) => attachments);
    const later = others.map((other) => ({ ...other, attachments: [] }));
    return askNext(confirmed(turn, later), know, keepFiles(draft, files), [], 'part');
  },
  part: (turn, know, draft, number) => {
    const { asked } = turn.talk;
    const target = partOf(turn, number);
    if (asked?.kind !== 'which-part' || !target) return askNext(turn, know, draft);
    // "ubah lokasi": only what is wrong, not what is right.
    if (asked.attachments.length === 0 && namesPart(asked.text, know)) return editPart(turn, know, target);
    return tellPart(withWords(turn, asked.text, asked.attachments, know), know, target);
  },
  cancelall: (turn) => cancelDraft(turn),
  newone: (turn, know, draft) => {
    const { asked } = turn.talk;
    if (asked?.kind !== 'add-or-new' && asked?.kind !== 'which-part') return askNext(turn, know, draft);
    return addReport(withWords(turn, asked.text, asked.attachments, know), know);
  },
};

/** A few words that name a part and no place. */
function namesPart(text: string, know: Knowledge): boolean {
  const { normalised, place } = know.understand(text);
  return text.trim().split(/\s+/).length <= 4 && place.kind === 'none' && namedPart(normalised) !== undefined;
}

function partOf(turn: Turn, number: string): Draft | undefined {
  return draftsIn(turn).find((draft) => String(draft.number) === number);
}

/** The turn after it was said that these are meant. */
function confirmed(turn: Turn, later = turn.talk.later): Turn {
  const { asked: _asked, ...talk } = turn.talk;
  return { ...turn, talk: { ...talk, later } };
}

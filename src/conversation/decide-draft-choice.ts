import type { Category } from '../profile/intents-schema.js';
import { type Draft, setPlace, withCategory } from '../report/draft.js';
import { askCategory, draftChoice } from '../report/draft-messages.js';
import { skipPlace } from './answer-place.js';
import {
  askAgain,
  askNext,
  beginDraft,
  cancelDraft,
  kecamatanNames,
  kelurahanNames,
  outsideBody,
  tellMore,
} from './decide-draft.js';
import { type Decision, type Knowledge, perform, speak, type Turn } from './decision.js';
import { staleButton } from './help-choices.js';
import { answered, dropDraft, forget } from './talk.js';

type Press = (turn: Turn, know: Knowledge, draft: Draft, argument: string) => Decision;

/** What each button of a draft does. */
const presses: Record<string, Press> = {
  send: (turn, know, draft) => sendDraft(turn, know, draft),
  cancel: (turn) => cancelDraft(turn),
  resume: (turn, know, draft) => askNext(turn, know, draft),
  photo: (turn, _know, draft) => {
    const choices = [draftChoice(draft, 'resume', turn.say('button.back'))];
    return speak({ ...turn.talk, draft }, { text: turn.say('report.ask-photo'), choices });
  },
  nophoto: (turn, know, draft) => askNext(turn, know, { ...draft, attachments: [] }, [], 'part'),
  place: (turn, _know, draft) => askChange(turn, draft, 'change-place', 'place.ask-change'),
  text: (turn, _know, draft) => askChange(turn, draft, 'change-text', 'report.ask-change-text'),
  category: (turn, know, draft) => {
    const message = askCategory(draft, know.intents, turn.say, true);
    return speak({ ...turn.talk, draft, asked: { kind: 'change-category' } }, message);
  },
  catall: (turn, know, draft) => presses.category?.(turn, know, draft, '') ?? askNext(turn, know, draft),
  cat: (turn, know, draft, category) => chooseCategory(turn, know, draft, category),
  hide: (turn, know, draft) => askNext(turn, know, { ...draft, hidden: 'anonymous' }, [], 'part'),
  opt: (turn, know, draft, index) => {
    const place = draft.placeOptions[Number(index)];
    return askNext(turn, know, place ? setPlace(draft, place) : draft);
  },
  optno: (turn, know, draft) => askNext(turn, know, { ...draft, placeOptions: [] }),
  noplace: (turn, know, draft) => skipPlace(turn, know, draft),
  kec: (turn, know, draft, index) => {
    const placeKecamatan = kecamatanNames(know)[Number(index)];
    return askNext(turn, know, placeKecamatan ? { ...draft, placeKecamatan } : draft);
  },
  kel: (turn, know, draft, index) => {
    const kelurahan = kelurahanNames(know, draft.placeKecamatan)[Number(index)];
    if (!kelurahan) return askNext(turn, know, draft);
    const place = {
      label: draft.placeTyped ?? `Kel. ${kelurahan}`,
      kelurahan,
      kecamatan: draft.placeKecamatan,
    };
    return askNext(turn, know, setPlace(draft, place));
  },
  addto: (turn, know, draft) => {
    const { asked } = turn.talk;
    if (asked?.kind !== 'add-or-new') return askNext(turn, know, draft);
    const told = withWords(turn, asked.text, asked.attachments, know);
    return tellMore({ ...told, talk: { ...told.talk, asked: { kind: 'confirm' } } }, know, draft, asked.text);
  },
  newone: (turn, know, draft) => {
    const { asked } = turn.talk;
    if (asked?.kind !== 'add-or-new') return askNext(turn, know, draft);
    return beginDraft(withWords(turn, asked.text, asked.attachments, know), know);
  },
};

/** The turn as if its words and files were those of an earlier message. */
function withWords(turn: Turn, text: string, attachments: Turn['attachments'], know: Knowledge): Turn {
  const talk = answered(turn.talk);
  return { ...turn, talk, attachments, inbound: { ...turn.inbound, text }, read: know.understand(text) };
}

/** True for the id of a draft's button, of any draft. */
export function isDraftChoice(choiceId: string): boolean {
  return Object.hasOwn(presses, choiceId.split('.')[0] ?? '');
}

/** True when the button belongs to another draft than the one being told. */
export function isStaleChoice(choiceId: string, draft: Draft | undefined): boolean {
  return isDraftChoice(choiceId) && choiceId.split('.')[1] !== draft?.tag;
}

/** A pressed button of a draft; one of an earlier draft is said to be out of date. */
export function decideDraftChoice(turn: Turn, know: Knowledge, choiceId: string): Decision {
  const [verb = '', tag = '', argument = ''] = choiceId.split('.');
  const { draft } = turn.talk;
  const press = presses[verb];
  if (draft && press && !isStaleChoice(choiceId, draft)) return press(turn, know, draft, argument);
  // Pressed twice: what was sent is shown instead of a refusal.
  const sent = turn.facts.ownOpen.find((ticket) => verb === 'send' && ticket.tag === tag);
  if (sent) return perform(turn.talk, { kind: 'show-status', code: sent.code });
  return draft
    ? askAgain(turn, know, draft, { text: turn.say('talk.stale-button-in-draft') })
    : staleButton(turn);
}

/** Makes the ticket when nothing is missing any more. */
function sendDraft(turn: Turn, know: Knowledge, draft: Draft): Decision {
  const next = askNext(turn, know, draft);
  if (next.talk.asked?.kind !== 'confirm') return next;
  return perform(forget(dropDraft(turn.talk)), { kind: 'open-ticket', draft });
}

function chooseCategory(turn: Turn, know: Knowledge, draft: Draft, category: string): Decision {
  if (!Object.hasOwn(know.intents, category)) return askNext(turn, know, draft);
  const isChange = turn.talk.asked?.kind === 'change-category' && draft.category !== undefined;
  const chosen = withCategory(draft, category as Category, know.intents);
  const first = chosen.category === draft.category ? [] : outsideBody(chosen, turn, know);
  return askNext(turn, know, chosen, first, isChange ? 'part' : undefined);
}

function askChange(turn: Turn, draft: Draft, kind: 'change-place' | 'change-text', key: string): Decision {
  const back = draftChoice(draft, 'resume', turn.say('button.back'));
  const message = { text: turn.say(key), choices: [back], asksLocation: kind === 'change-place' };
  return speak({ ...turn.talk, draft, asked: { kind } }, message);
}

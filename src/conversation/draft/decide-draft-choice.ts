import type { Category } from '../../profile/intents-schema.js';
import { type Draft, setPlace, withCategory } from '../../report/draft.js';
import { askCategory, draftChoice, questionsOf } from '../../report/draft-messages.js';
import { areaLabel } from '../../understanding/places/area.js';
import { type Decision, type Knowledge, perform, speak, type Turn } from '../decision.js';
import { staleButton } from '../help-choices.js';
import { dropDraft, forget } from '../talk.js';
import { withWords } from '../with-words.js';
import { skipPlace } from './answer-place.js';
import { askAgain, askNext, kecamatanNames, kelurahanNames, tellMore } from './decide-draft.js';
import { cancelTold, draftsIn } from './decide-several.js';
import { outsideBody } from './outside-body.js';
import { restart } from './restart-draft.js';
import { severalPresses } from './several-choices.js';

type Press = (turn: Turn, know: Knowledge, draft: Draft, argument: string) => Decision;

/** What each button of a draft does. */
const presses: Record<string, Press> = {
  send: (turn, know, draft) => sendDraft(turn, know, draft),
  ...severalPresses,
  cancel: (turn) => cancelTold(turn),
  resume: (turn, know, draft) => askNext(turn, know, draft),
  restart: (turn, know) => restart(turn, know),
  photo: (turn, _know, draft) => {
    const choices = [draftChoice(draft, 'resume', turn.say('button.back'))];
    return speak({ ...turn.talk, draft }, { text: turn.say('report.ask-photo'), choices });
  },
  voice: (turn, know, draft) => {
    // For the officer to read, so in the language of the staff.
    const text = draft.text || know.texts.in('id')('report.voice-words');
    return askNext(turn, know, { ...draft, text });
  },
  nophoto: (turn, know, draft) => askNext(turn, know, { ...draft, attachments: [] }, [], 'part'),
  place: (turn, _know, draft) => askChange(turn, draft, 'change-place', 'place.ask-change'),
  text: (turn, _know, draft) => askChange(turn, draft, 'change-text', 'report.ask-change-text'),
  category: (turn, know, draft) => {
    const message = askCategory(draft, know.intents, turn.say, true);
    return speak({ ...turn.talk, draft, asked: { kind: 'change-category' } }, message);
  },
  extra: (turn, know, draft, id) => {
    const question = questionsOf(draft.category, know.intents).find((one) => one.id === id);
    if (!question) return askNext(turn, know, draft);
    const back = draftChoice(draft, 'resume', turn.say('button.back'));
    const asked = { kind: 'extra' as const, question: id };
    return speak({ ...turn.talk, draft, asked }, { text: question.ask, choices: [back], numbersTaken: true });
  },
  catall: (turn, know, draft) => presses.category?.(turn, know, draft, '') ?? askNext(turn, know, draft),
  cat: (turn, know, draft, category) => chooseCategory(turn, know, draft, category),
  hide: (turn, know, draft) => hideName(turn, know, draft),
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
    const kecamatan = draft.placeKecamatan;
    const area = know.profile.places.kelurahan.find(
      (known) => known.name === kelurahan && known.kecamatan === kecamatan,
    );
    const label = areaLabel({ name: kelurahan, kind: area?.kind });
    const typed =
      area?.kind === 'desa' && draft.placeTyped ? `${draft.placeTyped}, ${label}` : draft.placeTyped;
    const place = { label: typed || label, kelurahan, kecamatan };
    return askNext(turn, know, setPlace(draft, place));
  },
  addto: (turn, know, draft) => {
    const { asked } = turn.talk;
    if (asked?.kind !== 'add-or-new') return askNext(turn, know, draft);
    const told = withWords(turn, asked.text, asked.attachments, know);
    return tellMore({ ...told, talk: { ...told.talk, asked: { kind: 'confirm' } } }, know, draft, asked.text);
  },
};

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

/** Makes the ticket when nothing is missing any more; of several told at once, each makes its own. */
function sendDraft(turn: Turn, know: Knowledge, draft: Draft): Decision {
  // Who sends has said yes to the list.
  const isOffered = turn.talk.asked?.kind === 'several';
  const next = isOffered ? decideDraftChoice(turn, know, `all.${draft.tag}`) : askNext(turn, know, draft);
  const { asked, later = [] } = next.talk;
  if (isOffered) return next;
  if (asked?.kind !== 'confirm' && asked?.kind !== 'confirm-all')
    return { ...next, says: [{ text: turn.say('report.nudge-open') }, ...next.says] };
  const drafts = later.length > 0 ? draftsIn({ ...turn, talk: next.talk }) : [draft];
  const effects = drafts.map((one) => ({ kind: 'open-ticket' as const, draft: one }));
  return perform(forget(dropDraft(turn.talk)), ...effects);
}

/** Under the list of several the name is kept back from all of them. */
function hideName(turn: Turn, know: Knowledge, draft: Draft): Decision {
  const hidden = 'anonymous' as const;
  const { later, asked } = turn.talk;
  // "Ubah nomor 2" speaks of that one.
  const isAll = later && asked?.kind !== 'confirm';
  const talk = isAll ? { ...turn.talk, later: later.map((one) => ({ ...one, hidden })) } : turn.talk;
  // Only a summary shows that the name is kept back; before it, that is said.
  const isSeen = asked?.kind === 'confirm' || asked?.kind === 'confirm-all';
  const first = isSeen ? [] : [{ text: turn.say('report.line-hidden') }];
  return askNext({ ...turn, talk }, know, { ...draft, hidden }, first, 'part');
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

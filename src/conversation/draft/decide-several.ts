import { asksToHide } from '../../report/asks-to-hide.js';
import { type Draft, keepFiles, newDraft, setPlace, tellDraft } from '../../report/draft.js';
import { inOrder, numbered, sharePlace } from '../../report/several.js';
import { askPart, askWhichCancelled, askWhichPart } from '../../report/several-messages.js';
import { MOST_PROBLEMS, type Problem, splitProblems } from '../../understanding/problems/split-problems.js';
import { awaitingCodes, type Decision, type Knowledge, speak, type Turn } from '../decision.js';
import { forget, openDrafts } from '../talk.js';
import { answerDraft } from './answer-draft.js';
import { correctDraft } from './correct-draft.js';
import { askNext, beginDraft, cancelDraft, outsidePlace } from './decide-draft.js';
import { outsideBody } from './outside-body.js';

/** Begins a report with this message, or several where it tells of several problems (A20). */
export function beginTold(turn: Turn, know: Knowledge): Decision {
  return beginSeveral(turn, know) ?? beginDraft(turn, know);
}

/** A message of several problems where nothing else is open; what is asked or wished is none. */
export function decideSeveral(turn: Turn, know: Knowledge): Decision | undefined {
  const { intent, talk } = turn.read;
  const isWish = talk !== undefined || (intent.sure && !['report', 'suggestion'].includes(intent.best.label));
  if (isWish || awaitingCodes(turn.facts).length > 0) return undefined;
  return beginSeveral(turn, know);
}

/** Begins several reports, one for each problem of the message; `from` is what was told before of none of them. */
export function beginSeveral(turn: Turn, know: Knowledge, from?: Draft): Decision | undefined {
  const problems = splitProblems(turn.inbound.text, know.understand);
  if (problems.length < 2) return undefined;
  const drafts = draftsOf(turn, know, problems, from);
  return askAll({ ...turn, talk: forget(turn.talk) }, know, drafts, asides(turn, know, drafts));
}

/** "Laporan baru" while another one waits to be sent: both are told at once from now on, none is lost. */
export function addReport(turn: Turn, know: Knowledge): Decision {
  const problems = splitProblems(turn.inbound.text, know.understand);
  const told = problems.length > 1 ? problems : [{ text: turn.inbound.text, read: turn.read }];
  // A report whose place is still to be told does not lie where the new one does.
  const before = draftsIn(turn).map((one) => ({ ...one, placeApart: true }));
  const drafts = [...before, ...draftsOf(turn, know, told)].slice(0, Math.max(MOST_PROBLEMS, before.length));
  const added = drafts.slice(before.length);
  const { asked: _asked, ...talk } = turn.talk;
  return askNextOf({ ...turn, talk }, know, numbered(drafts), asides(turn, know, added));
}

function draftsOf(turn: Turn, know: Knowledge, problems: readonly Problem[], from?: Draft): Draft[] {
  // Who asks for it beside one of the problems means the person, not the problem.
  const hidden = asksToHide(turn.read.normalised) ? 'anonymous' : (from?.hidden ?? 'open');
  const told = problems.map(({ text, read }, index) => {
    const id = index === 0 ? turn.id : `${turn.id}+${index + 1}`;
    return tellDraft({ ...newDraft(id, turn.now), hidden }, text, read, know.intents);
  });
  // Danger goes first.
  const ordered = numbered([...told.filter(({ urgent }) => urgent), ...told.filter(({ urgent }) => !urgent)]);
  const [first, ...others] = ordered as [Draft, ...Draft[]];
  const files = [...(from?.attachments ?? []), ...turn.attachments];
  return withPlace(turn, know, [keepFiles(first, files), ...others], from);
}

/** The place of a pin, of what was told before, or of the message as a whole holds for all without one of their own. */
function withPlace(turn: Turn, know: Knowledge, drafts: Draft[], from?: Draft): Draft[] {
  const { read, inbound } = turn;
  const pin = inbound.location && know.locate(inbound.location);
  if (pin?.kind === 'found') return drafts.map((draft) => setPlace(draft, pin.place));
  if (pin?.kind === 'area-unknown')
    return drafts.map((draft) => ({ ...draft, placeTyped: draft.placeTyped ?? '', placePoint: pin.point }));
  const whole = from?.place ?? (read.place.kind === 'found' ? read.place.place : undefined);
  const hasOwn = drafts.some(({ place, placeOptions }) => place || placeOptions.length > 0);
  const shared = sharePlace(drafts, know.intents, hasOwn ? undefined : whole);
  if (hasOwn || whole || read.place.kind !== 'unsure') return shared;
  const { candidates } = read.place;
  return shared.map((draft, index) => (index === 0 ? { ...draft, placeOptions: candidates } : draft));
}

/** What has to be said at once: whose job it is where it is not the city's. */
function asides(turn: Turn, know: Knowledge, drafts: readonly Draft[]) {
  const outside = drafts.some(({ place }) => place) ? [] : outsidePlace(turn, know);
  return [...drafts.flatMap((draft) => outsideBody(draft, turn, know)), ...outside];
}

function askAll(turn: Turn, know: Knowledge, drafts: Draft[], first: Decision['says']): Decision {
  return askNextOf({ ...turn, talk: { ...turn.talk, asked: { kind: 'several' } } }, know, drafts, first);
}

function askNextOf(turn: Turn, know: Knowledge, drafts: Draft[], first: Decision['says']): Decision {
  const [draft, ...later] = drafts as [Draft, ...Draft[]];
  return askNext({ ...turn, talk: { ...turn.talk, later } }, know, draft, first);
}

/** All drafts of the talk in order; one where there is only one. */
export function draftsIn({ talk }: Turn): Draft[] {
  return inOrder(openDrafts(talk));
}

/** The talk that goes on with one of several drafts: the others wait. */
export function turnTo(turn: Turn, target: Draft): Turn {
  const later = draftsIn(turn).filter(({ id }) => id !== target.id);
  return { ...turn, talk: { ...turn.talk, draft: target, later, asked: { kind: 'confirm' } } };
}

/** Shows what can be changed of one of several. */
export function editPart(turn: Turn, know: Knowledge, target: Draft): Decision {
  const drafts = draftsIn(turn);
  return speak(turnTo(turn, target).talk, askPart(target, drafts, know.intents, turn.say));
}

/** Goes on with some of several drafts; the rest is dropped. */
export function keepParts(
  turn: Turn,
  know: Knowledge,
  kept: Draft[],
  first: Decision['says'] = [],
): Decision {
  const { asked: _asked, ...talk } = turn.talk;
  const [draft, ...later] = numbered(kept) as [Draft, ...Draft[]];
  return askNext(
    { ...turn, talk: { ...talk, later } },
    know,
    draft,
    first,
    first.length > 0 ? 'part' : undefined,
  );
}

/** All of several, in words. */
const ALL = /\b(semua|semuanya|keduanya|dua-duanya|ketiganya|all|both)\b/i;

/** "Batal": the open report; where several wait, it is asked which, unless all are meant in so many words. */
export function cancelTold(turn: Turn): Decision {
  if (!turn.talk.later?.length || ALL.test(turn.inbound.text)) return cancelDraft(turn);
  return speak(turn.talk, askWhichCancelled(draftsIn(turn), turn.say, turn.talk.draft));
}

/** Words or files for one of several: they correct it, complete it or are added to it. */
export function tellPart(turn: Turn, know: Knowledge, target: Draft): Decision {
  const told = turnTo(turn, target);
  return correctDraft(told, know, target) ?? answerDraft(told, know, target);
}

/** Words without a number are kept until it is said which one they belong to. */
export function askWhichOf(turn: Turn): Decision {
  const asked = { kind: 'which-part' as const, text: turn.inbound.text, attachments: turn.attachments };
  return speak({ ...turn.talk, asked }, askWhichPart(draftsIn(turn), turn.say, turn.talk.draft));
}

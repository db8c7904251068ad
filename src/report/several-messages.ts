import type { Choice, Outbound } from '../channels/channel.js';
import type { Say } from '../shared/texts.js';
import type { Draft, ReportIntents } from './draft.js';
import { answerLines, categoryName, clip, draftChoice, extraChoices, placeLine } from './draft-messages.js';

/** Above this number each draft no longer has a button of its own to be the only one: a list has 10 rows. */
const MOST_ONLY = 3;

/** "Saya membaca 2 masalah ... Laporkan keduanya?", while something is still missing. */
export function askSeveral(drafts: readonly Draft[], intents: ReportIntents, say: Say): Outbound {
  const lines = drafts.map(({ number = 1, category, text }) =>
    say('several.item', { number, category: categoryName(category, intents), text: clip(text) }),
  );
  const isPair = drafts.length === 2;
  const yes = say(isPair ? 'button.all-both' : 'button.all');
  const ask = say(isPair ? 'several.ask-both' : 'several.ask-all');
  const text = [say('several.head', { count: drafts.length }), ...lines, '', ask].join('\n');
  return { text, choices: severalChoices(drafts, 'all', yes, say), numbersTaken: true };
}

/** Everything that will be sent, numbered, and the buttons to send all, some, or change one. */
export function jointSummary(
  drafts: readonly Draft[],
  intents: ReportIntents,
  say: Say,
  isChanged: boolean,
): Outbound {
  const head = isChanged ? say('report.summary-changed') : say('several.head', { count: drafts.length });
  const isPair = drafts.length === 2;
  const choices = severalChoices(drafts, 'send', say(isPair ? 'button.send-both' : 'button.send-all'), say);
  const last = choices.pop()!;
  const mayHide = drafts.some((draft) => isOpenSensitive(draft, intents));
  const first = drafts[0]!;
  return {
    text: [
      head,
      '',
      ...drafts.flatMap((draft) => [...describe(draft, intents, say), '']),
      say('several.confirm'),
    ].join('\n'),
    choices: [
      ...choices,
      ...drafts.map(({ number = 1 }) =>
        draftChoice(first, 'edit', say('button.edit-number', { number }), number),
      ),
      ...(mayHide ? [draftChoice(first, 'hide', say('button.hide'))] : []),
      last,
    ],
    numbersTaken: true,
  };
}

function severalChoices(drafts: readonly Draft[], verb: 'all' | 'send', yes: string, say: Say): Choice[] {
  const first = drafts[0]!;
  const only = drafts.length > MOST_ONLY ? [] : drafts;
  return [
    draftChoice(first, verb, yes),
    ...only.map(({ number = 1 }) =>
      draftChoice(first, 'only', say('button.only-number', { number }), number),
    ),
    draftChoice(first, 'join', say('button.join')),
    draftChoice(first, 'cancel', say('button.cancel')),
  ];
}

function describe(draft: Draft, intents: ReportIntents, say: Say): string[] {
  const { number = 1, category, place, text, attachments } = draft;
  const lines = [say('several.line-category', { number, category: categoryName(category, intents) })];
  if (place) lines.push(say('report.line-place', { place: placeLine(place, say) }));
  lines.push(say('report.line-text', { text: clip(text) }), ...answerLines(draft, intents));
  if (attachments.length > 0) lines.push(say('report.line-files', { count: attachments.length }));
  if (draft.hidden === 'anonymous') lines.push(say('report.line-hidden'));
  else if (isOpenSensitive(draft, intents)) lines.push(say('report.line-may-hide'));
  return lines;
}

function isOpenSensitive({ category, hidden }: Draft, intents: ReportIntents): boolean {
  return hidden === 'open' && Boolean(category && intents[category]?.sensitive);
}

/** What can be changed of one of several; its files can be had from another one. */
export function askPart(draft: Draft, drafts: readonly Draft[], intents: ReportIntents, say: Say): Outbound {
  const { number = 1 } = draft;
  const hasFilesElsewhere = drafts.some(({ id, attachments }) => id !== draft.id && attachments.length > 0);
  return {
    text: say('several.edit', { number, category: categoryName(draft.category, intents) }),
    choices: [
      draftChoice(draft, 'place', say('button.change-place')),
      draftChoice(draft, 'category', say('button.change-category')),
      draftChoice(draft, 'text', say('button.change-text')),
      ...extraChoices(draft, intents, say),
      ...(hasFilesElsewhere ? [draftChoice(draft, 'files', say('button.files-here'))] : []),
      draftChoice(draft, 'drop', say('button.drop-number', { number }), number),
      draftChoice(draft, 'resume', say('button.back')),
    ],
  };
}

/** Words or files came without a number; `open` is the one being told, to which the buttons belong. */
export function askWhichPart(drafts: readonly Draft[], say: Say, open = drafts[0]!): Outbound {
  return {
    text: say('several.which'),
    choices: [
      ...drafts.map(({ number = 1 }) => draftChoice(open, 'part', say('button.number', { number }), number)),
      draftChoice(open, 'newone', say('button.new-report')),
      draftChoice(open, 'resume', say('button.back')),
    ],
    numbersTaken: true,
  };
}

/** "Batal", where several wait: all of them, or one? `open` is the one being told. */
export function askWhichCancelled(drafts: readonly Draft[], say: Say, open = drafts[0]!): Outbound {
  return {
    text: say('several.which-cancelled'),
    choices: [
      draftChoice(open, 'cancelall', say('button.cancel-all')),
      ...drafts.map(({ number = 1 }) =>
        draftChoice(open, 'drop', say('button.drop-number', { number }), number),
      ),
      draftChoice(open, 'resume', say('button.back')),
    ],
    numbersTaken: true,
  };
}

import type { Choice, Outbound } from '../channels/channel.js';
import type { Category } from '../profile/intents-schema.js';
import type { Say } from '../shared/texts.js';
import { countVoices, type Draft, type ReportIntents, type ReportPlace } from './draft.js';

/** Buttons that belong to a draft carry its tag: `send.<tag>`. */
export function draftChoice(draft: Draft, verb: string, label: string, argument?: string | number): Choice {
  return { id: [verb, draft.tag, argument].filter((part) => part !== undefined).join('.'), label };
}

function cancelChoice(draft: Draft, say: Say): Choice {
  return draftChoice(draft, 'cancel', say('button.cancel'));
}

/** The place as people read it: "depan SDN 3 Melati, Kel. Melati, Kec. Anggrek", without saying a name twice. */
export function placeLine(place: ReportPlace | undefined, say: Say): string {
  if (!place) return say('place.none');
  const parts = [place.label];
  if (place.kelurahan && !place.label.includes(place.kelurahan)) parts.push(`Kel. ${place.kelurahan}`);
  if (place.kecamatan && !place.label.includes(`Kec. ${place.kecamatan}`))
    parts.push(`Kec. ${place.kecamatan}`);
  return parts.join(', ');
}

export function categoryName(category: Category | undefined, intents: ReportIntents): string {
  return (category && intents[category]?.name) ?? category ?? '';
}

export function askText(draft: Draft, say: Say): Outbound {
  const text = say(askTextKey(draft), { place: placeLine(draft.place, say) });
  // Who speaks because writing is hard need not write: the officer listens.
  const voiceOnly = hasVoiceOnly(draft) ? [draftChoice(draft, 'voice', say('button.voice-only'))] : [];
  return { text, choices: [...voiceOnly, cancelChoice(draft, say)] };
}

function hasVoiceOnly({ attachments, class: kind }: Draft): boolean {
  return countVoices(attachments) > 0 && kind !== 'permintaan_informasi';
}

function askTextKey(draft: Draft): string {
  const kinds = draft.attachments.map((file) => file.kind);
  if (draft.class === 'permintaan_informasi') return 'report.ask-text-of-question';
  if (hasVoiceOnly(draft)) return 'report.ask-text-of-voice';
  if (kinds.length === 0) return draft.place ? 'report.ask-text-of-place' : 'report.ask-text';
  if (!kinds.includes('photo')) return 'report.ask-text-of-file';
  return draft.place ? 'report.ask-text-of-photo-and-place' : 'report.ask-text-of-photo';
}

/** The best three guesses as buttons; every category when `all`, and where nothing was told to guess by. */
export function askCategory(draft: Draft, intents: ReportIntents, say: Say, all = false): Outbound {
  const isAll = all || draft.guesses.length === 0;
  const offered = (isAll ? (Object.keys(intents) as Category[]) : draft.guesses).filter(
    (category) => intents[category],
  );
  const choices = offered.map((category) =>
    draftChoice(draft, 'cat', categoryName(category, intents), category),
  );
  if (!isAll) choices.push(draftChoice(draft, 'catall', say('button.other-category')));
  return { text: say('report.ask-category'), choices: [...choices, cancelChoice(draft, say)] };
}

export function askPlace(draft: Draft, intents: ReportIntents, say: Say): Outbound {
  return {
    text: say('place.ask', { category: categoryName(draft.category, intents).toLowerCase() }),
    choices: [draftChoice(draft, 'noplace', say('button.no-place')), cancelChoice(draft, say)],
    asksLocation: true,
  };
}

export function askPlaceOption(draft: Draft, say: Say): Outbound {
  const options = draft.placeOptions.map((place, index) =>
    draftChoice(draft, 'opt', placeLine(place, say), index),
  );
  return {
    text: say('place.did-you-mean'),
    choices: [...options, draftChoice(draft, 'optno', say('button.none-of-these')), cancelChoice(draft, say)],
  };
}

/** The place is not in the gazetteer: its kecamatan or kelurahan completes it. */
export function askArea(draft: Draft, kind: 'kecamatan' | 'kelurahan', names: string[], say: Say): Outbound {
  const open = draft.placeTyped ? 'place.ask-kecamatan' : 'place.ask-kecamatan-only';
  const key = kind === 'kecamatan' ? open : 'place.ask-kelurahan';
  const verb = kind === 'kecamatan' ? 'kec' : 'kel';
  const choices = names.map((name, index) => draftChoice(draft, verb, name, index));
  if (kind === 'kelurahan') choices.push(draftChoice(draft, 'noplace', say('button.no-place')));
  return {
    text: say(key, { place: draft.placeTyped ?? '', kecamatan: draft.placeKecamatan ?? '' }),
    choices: [...choices, cancelChoice(draft, say)],
  };
}

/** How a summary differs from the one seen before: not at all, in a part, in the text, by words and files added, or by files alone. */
export type Change = 'none' | 'part' | 'text' | 'added' | 'files';

/** Everything that will be sent, and the buttons to send or change it. Words that did not change are not repeated. */
export function summary(draft: Draft, intents: ReportIntents, say: Say, changed?: Change): Outbound {
  const intent = draft.category && intents[draft.category];
  const choices = summaryChoices(draft, intents, say);
  if (changed === 'none') return { text: say('report.confirm-again'), choices };
  if (changed === 'files')
    return { text: say('report.files-added', { count: draft.attachments.length }), choices };
  const isQuestion = draft.class === 'permintaan_informasi';
  const lines = [say(summaryHead(draft, changed)), ''];
  if (!isQuestion)
    lines.push(say('report.line-category', { category: categoryName(draft.category, intents) }));
  if (draft.place) lines.push(say('report.line-place', { place: placeLine(draft.place, say) }));
  lines.push(
    changed === 'part' ? say('report.line-text-same') : say('report.line-text', { text: clip(draft.text) }),
  );
  lines.push(...answerLines(draft, intents));
  if (draft.attachments.length > 0) lines.push(say('report.line-files', { count: draft.attachments.length }));
  if (draft.hidden === 'anonymous') lines.push(say('report.line-hidden'));
  else if (intent?.sensitive) lines.push(say('report.line-may-hide'));
  lines.push('', say('report.confirm'));
  return { text: lines.join('\n'), choices };
}

function summaryHead(draft: Draft, changed?: Change): string {
  if (changed === 'added') return 'report.summary-added';
  if (changed) return 'report.summary-changed';
  if (draft.class === 'aspirasi') return 'report.summary-wish';
  return draft.class === 'permintaan_informasi' ? 'report.summary-question' : 'report.summary';
}

/** "Tidak" to the summary: what is to be changed? */
export function askChanges(draft: Draft, intents: ReportIntents, say: Say): Outbound {
  return { text: say('report.ask-changes'), choices: summaryChoices(draft, intents, say) };
}

function summaryChoices(draft: Draft, intents: ReportIntents, say: Say): Choice[] {
  const choices = [draftChoice(draft, 'send', say('button.send'))];
  if (draft.class !== 'permintaan_informasi') {
    choices.push(draftChoice(draft, 'place', say('button.change-place')));
    choices.push(draftChoice(draft, 'category', say('button.change-category')));
  }
  choices.push(draftChoice(draft, 'text', say('button.change-text')));
  const isSensitive = Boolean(draft.category && intents[draft.category]?.sensitive);
  if (isSensitive && draft.hidden === 'open') choices.push(draftChoice(draft, 'hide', say('button.hide')));
  return [...choices, ...extraChoices(draft, intents, say), cancelChoice(draft, say)];
}

/** A button for each extra question of the category. */
export function extraChoices(draft: Draft, intents: ReportIntents, say: Say): Choice[] {
  return questionsOf(draft.category, intents).map(({ id, label = id }) =>
    draftChoice(draft, 'extra', say('button.fill-in', { label: label.toLowerCase() }), id),
  );
}

/** "Nomor tiang: 12", one line for each extra question that was answered. */
export function answerLines(
  { category, answers = {} }: Pick<Draft, 'category' | 'answers'>,
  intents: ReportIntents,
): string[] {
  return questionsOf(category, intents).flatMap(({ id, label = id }) =>
    answers[id] ? [`${label}: ${clip(answers[id])}`] : [],
  );
}

export function questionsOf(category: Category | undefined, intents: ReportIntents) {
  return (category && intents[category]?.questions) ?? [];
}

/** Long stories are shown by their first 400 characters; the ticket keeps all. */
export function clip(text: string): string {
  const letters = [...text];
  return letters.length <= 400 ? text : `${letters.slice(0, 400).join('')}…`;
}

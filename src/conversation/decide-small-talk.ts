import { newDraft, withCategory } from '../report/draft.js';
import { askChanges } from '../report/draft-messages.js';
import { decideQuestion } from './decide-question.js';
import { type Decision, type Knowledge, speak, type Turn } from './decision.js';
import { skipPlace } from './draft/answer-place.js';
import { askAgain, askNext, beginDraft } from './draft/decide-draft.js';
import { isOutsideUnit } from './draft/outside-body.js';
import { helpChoices } from './help-choices.js';
import { answered, forget } from './talk.js';

/** Greets back and says what can be done. */
export function greet(turn: Turn, know: Knowledge): Decision {
  if (turn.talk.draft)
    return askAgain(turn, know, turn.talk.draft, { text: turn.say('talk.greeting-in-draft') });
  const text = turn.say('talk.greeting', { city: know.profile.city.name });
  return keepDraft(turn, know, { text, choices: helpChoices(turn, ['report', 'question', 'status']) });
}

/** "Sip", "siap" without thanks: in a report they are no reason to say "you are welcome". */
const THANKS = /\b(terima kasih|makasih|suwun|nuwun|nuhun|trims|thanks?|jazak\w*)\b/;

export function thank(turn: Turn, know: Knowledge): Decision {
  const { draft } = turn.talk;
  if (draft && !THANKS.test(turn.read.normalised))
    return askAgain(turn, know, draft, { text: turn.say('talk.sign-in-draft') });
  return keepDraft(turn, know, { text: turn.say(turn.talk.draft ? 'talk.thanks-in-draft' : 'talk.thanks') });
}

/** Friendly words that want nothing: praise, a wish for a holiday. */
export function takePraise(turn: Turn, know: Knowledge): Decision {
  return keepDraft(turn, know, { text: turn.say(turn.talk.draft ? 'talk.thanks-in-draft' : 'talk.praise') });
}

export function sayGoodbye(turn: Turn, know: Knowledge): Decision {
  const { draft } = turn.talk;
  return draft ? askAgain(turn, know, draft) : speak(answered(turn.talk), { text: turn.say('talk.goodbye') });
}

/** Help by words and buttons; staff get the help of their role from the officers' room. */
export function showHelp(turn: Turn, know: Knowledge): Decision {
  const { city } = know.profile;
  const text = turn.say('talk.help', { city: city.name, callCentre: city.call_centre });
  return keepDraft(turn, know, {
    text,
    choices: helpChoices(turn, ['report', 'question', 'status', 'menu', 'human']),
  });
}

/** Small talk in the middle of a report is answered and the open question stays open. */
export function keepDraft(
  turn: Turn,
  know: Knowledge,
  message: { text: string; choices?: Turn['facts']['offered'] },
): Decision {
  const { draft } = turn.talk;
  if (!draft) return speak(answered(turn.talk), message);
  return askAgain(turn, know, draft, { text: message.text });
}

/** "Saya mau lapor" without the matter: asks what happened, or takes what was just not understood for the report. */
export function beginReport(turn: Turn, know: Knowledge): Decision {
  const open = turn.talk.draft;
  if (open) return askNext(turn, know, open, open.text ? [{ text: turn.say('report.still-open') }] : []);
  const said = unclearWords(turn, know);
  if (said) return beginDraft({ ...turn, ...said }, know);
  return askNext({ ...turn, talk: forget(turn.talk) }, know, newDraft(turn.id, turn.now));
}

/** The words before, where the bot just asked what they were: a report or a question. */
function unclearWords({ talk, inbound }: Turn, know: Knowledge): Pick<Turn, 'inbound' | 'read'> | undefined {
  const { misses, lastQuestion: text } = talk;
  const read = misses > 0 && text ? know.understand(text) : undefined;
  return text && read && isLanguage(text, know) ? { inbound: { ...inbound, text }, read } : undefined;
}

/** Words of no language are unclear beyond doubt. */
const NO_LANGUAGE = 0.8;

/** Words that say something, whatever it is. */
function isLanguage(text: string, know: Knowledge): boolean {
  const { best } = know.understand(text).intent;
  return best.label !== 'unclear' || best.score < NO_LANGUAGE;
}

/** "Mau tanya" without the question, or with the one that was just not understood. */
export function wishToAsk(turn: Turn, know: Knowledge): Decision {
  const said = unclearWords(turn, know);
  if (said) return decideQuestion({ ...turn, ...said }, know);
  const choices = helpChoices(turn, ['menu']);
  return speak(
    { ...answered(turn.talk), asked: { kind: 'question' } },
    { text: turn.say('talk.ask-question'), choices },
  );
}

/**
 * Hands over to people (B6): a request for information at the triage desk, so that it has a code, a clock and an
 * officer who answers in this chat. What was asked before goes along.
 */
export function callHuman(turn: Turn, know: Knowledge): Decision {
  const open = turn.talk.draft;
  if (open) return askAgain(turn, know, open, { text: turn.say('talk.human-in-draft') });
  const { lastQuestion, ...talk } = turn.talk;
  const draft = {
    ...newDraft(turn.id, turn.now),
    category: 'lainnya' as const,
    class: 'permintaan_informasi' as const,
  };
  const first = [{ text: turn.say('talk.human') }];
  return askNext(
    { ...turn, talk },
    know,
    { ...draft, text: lastQuestion && isLanguage(lastQuestion, know) ? lastQuestion : '' },
    first,
  );
}

/** A wish or an idea rather than a fault: kept as aspirasi. The city weighs it, also where others do such work. */
export function beginSuggestion(turn: Turn, know: Knowledge): Decision {
  const { label } = turn.read.category.best;
  const category = isOutsideUnit(label, know) ? { category: 'lainnya' as const } : {};
  return beginDraft(turn, know, { class: 'aspirasi', ...category });
}

/** Not understood: first asks for other words, then offers the ways, then a human (B4). Never a guess. */
export function notUnderstood(turn: Turn, know: Knowledge): Decision {
  const misses = turn.talk.misses + 1;
  const { draft } = turn.talk;
  const lastQuestion = turn.inbound.text.trim() || turn.talk.lastQuestion;
  const talk = { ...answered(turn.talk), misses, ...(lastQuestion ? { lastQuestion } : {}) };
  if (draft) return askAgain(turn, know, draft, { text: turn.say('talk.not-understood-in-draft') });
  if (misses === 1) {
    const isWish = turn.read.intent.best.label !== 'unclear';
    const key = isWish ? 'talk.report-or-question' : 'talk.rephrase';
    return speak(talk, {
      text: turn.say(key),
      choices: helpChoices(turn, ['report', 'question', 'status', 'menu']),
    });
  }
  const key = misses === 2 ? 'talk.choose' : 'talk.offer-human';
  return speak(talk, {
    text: turn.say(key),
    choices: helpChoices(turn, ['human', 'report', 'menu', 'status']),
  });
}

/** "Kembali": drops the open question; a draft goes on where it was. */
export function sayBack(turn: Turn, know: Knowledge): Decision {
  const { draft } = turn.talk;
  if (draft) return askNext(turn, know, draft);
  return speak(answered(turn.talk), {
    text: turn.say('talk.back'),
    choices: helpChoices(turn, ['report', 'question', 'status']),
  });
}

/** "Ya" or "oke" that answers nothing: in a report its question is asked again, else it is friendly talk. */
export function agree(turn: Turn, know: Knowledge): Decision {
  const { draft } = turn.talk;
  return draft ? askNext(turn, know, draft) : speak(answered(turn.talk), { text: turn.say('talk.okay') });
}

/** "Tidak": to a summary it asks what to change, to another question of a report that is asked again. */
export function deny(turn: Turn, know: Knowledge): Decision {
  const { draft, asked } = turn.talk;
  if (!draft) return sayBack(turn, know);
  if (asked?.kind !== 'confirm') return askNext(turn, know, draft);
  return speak(turn.talk, askChanges(draft, know.intents, turn.say));
}

/** "Tidak tahu": the question is made easier, or the triage desk sorts it. */
export function skip(turn: Turn, know: Knowledge): Decision {
  const { draft, asked } = turn.talk;
  if (!draft) return sayBack(turn, know);
  switch (asked?.kind) {
    case 'place':
    case 'place-option':
    case 'kecamatan':
    case 'kelurahan':
      return skipPlace(turn, know, draft);
    case 'category':
      return askNext(turn, know, withCategory(draft, 'lainnya', know.intents));
    default:
      return askNext(turn, know, draft);
  }
}

import { countVoices, type Draft } from '../report/draft.js';
import { decideQuestion } from './decide-question.js';
import { keepDraft } from './decide-small-talk.js';
import { awaitingCodes, type Decision, type Knowledge, type Turn } from './decision.js';
import { askNext } from './draft/decide-draft.js';
import { helpChoices } from './help-choices.js';

type About = (turn: Turn, know: Knowledge) => string | undefined;

/** What each question about the service itself is answered with, by the id of its talk (intents/talk); undefined leaves it. */
const ABOUT: Record<string, About> = {
  'about-robot': ({ say }, { profile }) => say('about.robot', { city: profile.city.name }),
  'about-free': ({ say }) => say('about.free'),
  'about-privacy': ({ say }) => say('about.privacy'),
  'about-next-steps': nextSteps,
  'about-withdrawal': ({ say }) => say('about.may-withdraw'),
  'about-location': ({ say, inbound }) => {
    if (inbound.channel === 'telegram') return say('about.share-location-telegram');
    return inbound.channel === 'web' ? say('about.share-location-web') : say('whatsapp.ask_location');
  },
  'about-erasure': ({ say }) => say('about.erase-data'),
  anger: ({ say, talk }) => say(talk.draft ? 'about.anger-in-draft' : 'about.anger'),
  'cannot-write': ({ say }, { profile }) =>
    say('about.cannot-write', { callCentre: profile.city.call_centre }),
};

/** Answered better by the approved base where nothing is being filled in. */
const IN_BASE = ['about-privacy', 'about-erasure'];

/**
 * Answers what people ask about the service itself ("ini gratis kan?", "nama saya kelihatan?"), and anger; a report that is
 * open goes on where it was, and nothing of it is written into the report. Undefined where it may be an answer.
 */
export function decideAbout(turn: Turn, know: Knowledge): Decision | undefined {
  const { read, talk, facts, attachments, inbound } = turn;
  const { draft, asked } = talk;
  const id = read.talk ?? '';
  const about = Object.hasOwn(ABOUT, id) ? ABOUT[id] : undefined;
  const isFile = attachments.length > 0 || inbound.location;
  // What a reason, a rating or an officer is told is kept as it is.
  const isTold = (asked && 'code' in asked) || (!draft && awaitingCodes(facts).length > 0) || facts.replyCode;
  if (!about || isFile || isTold || draft?.class === 'permintaan_informasi') return undefined;
  if (id === 'cannot-write' && draft && countVoices(draft.attachments) > 0)
    return takeVoice(turn, know, draft);
  if (IN_BASE.includes(id) && !draft) {
    const isKnown = know.findAnswer(inbound.text, know.today(turn.now)).kind === 'answer';
    if (isKnown) return decideQuestion(turn, know);
  }
  const text = about(turn, know);
  if (!text) return undefined;
  return keepDraft(turn, know, { text, choices: helpChoices(turn, ['report', 'status', 'human']) });
}

/** The voice is enough: the triage desk hears what it is about. */
function takeVoice(turn: Turn, know: Knowledge, draft: Draft): Decision {
  // For the officer to read, so in the language of the staff.
  const text = draft.text || know.texts.in('id')('report.voice-words');
  return askNext(turn, know, { ...draft, text, category: draft.category ?? 'lainnya' });
}

/** Only of a report that is being filled in; later its status tells. */
function nextSteps({ say, talk }: Turn, { profile }: Knowledge): string | undefined {
  const { draft } = talk;
  if (!draft?.text) return undefined;
  const unit = profile.units.find(({ categories }) => draft.category && categories.includes(draft.category));
  return say('about.next-steps', { unit: unit?.name ?? say('about.office') });
}

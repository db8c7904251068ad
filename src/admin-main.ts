import { tellDelivery } from './admin-delivery.js';
import { adminLearn } from './admin-learn.js';
import { adminPlaces } from './admin-places.js';
import { openQuestionDesk, QUESTION_COMMANDS, runQuestionCommand } from './admin-questions.js';
import { runStaffCommand, type StaffDesk } from './admin-staff.js';
import { runWhatsappCommand } from './admin-whatsapp.js';
import { askRunningProgram } from './ask-running-program.js';
import { type Config, readConfig } from './config.js';
import { countDelivery } from './delivery/count-delivery.js';
import { outboxModel } from './delivery/outbox-model.js';
import { environment } from './environment.js';
import { explainError } from './explain-error.js';
import { loadKnowledge } from './load-knowledge.js';
import { makeInvites } from './officers/invites.js';
import { makeStaff } from './officers/staff.js';
import { attemptModel, inviteModel, staffModel } from './officers/staff-model.js';
import { warnOfTopics } from './profile/check-faq.js';
import type { CityProfile } from './profile/city-schema.js';
import { loadCity } from './profile/load-city.js';
import { warnOfCategories } from './profile/warn-of-categories.js';
import { systemClock } from './shared/clock.js';
import { CodedError, isCoded } from './shared/errors.js';
import { silentLogger } from './shared/logger.js';
import { describeDue } from './sla/describe-moment.js';
import { makePromise } from './sla/make-promise.js';
import { connectStore } from './store/connect.js';
import { cityDay } from './tickets/city-day.js';
import { routeReport } from './units/route.js';

const USAGE = `npm run admin -- COMMAND
  check                                read city/ and intents/ and name every fault
  places --regency 33.74|"Kota Semarang" [--keep] [--dry-run]
                                       the city's true kelurahan and desa into city/places.yaml
  route "TEXT" [--at LAT,LON]          which unit and promise a report would get; nothing is stored
  invite "NAME" UNIT[,UNIT] ROLE       a one-time code that links a chat account (officer, head, supervisor, admin)
  revoke ID                            end all links of a person at once
  staff                                who is on record
  whatsapp restore | undo              the keys of a pairing that was given up here by mistake, put back; and undone
  delivery                             how many messages wait, wait for the person, or failed today and why
  operator [renew]                     the link of the operator's page, with its key (WhatsApp pairing); renew: with a new
                                       key, which shuts out whoever has the old one
  questions [PAGE]                     what citizens asked without an answer, grouped, the most asked first
  topic NUMBER "TITLE"                 a draft of a topic from a group of questions, to be filled in and approved
  learn FILE.csv|jsonl [--text COLUMN --label COLUMN] [--map FILE.yaml|csv] [--dry-run]
                                       teach it the city's own history: reports with their category
  learn                                teach it what officers corrected
  learn --status | --forget            what it was taught and how right it is; or back to intents/ alone`;

async function main(args: string[]): Promise<string[]> {
  const config = readConfig(environment());
  const [command] = args;
  if (!command || ['help', '--help', '-h'].includes(command)) return [USAGE];
  // Also of a profile with faults: it may be what repairs them.
  if (command === 'places') return adminPlaces(config.CITY_DIR, args.slice(1));
  const { profile } = await loadCity(config.CITY_DIR);
  if (command === 'check') return check(config, profile);
  if (command === 'route') return route(config, profile, args.slice(1));
  if (['invite', 'revoke', 'staff', 'delivery', 'whatsapp', ...QUESTION_COMMANDS].includes(command))
    return withStore(config, profile, args);
  if (command === 'operator') return askRunningProgram(config, args);
  if (command === 'learn') return adminLearn(config, profile, args.slice(1), console.error);
  throw new CodedError('USAGE', { command, help: 'npm run admin -- help' });
}

/** Answers that run out within 30 days are named. */
const SOON_MS = 30 * 24 * 3600_000;

async function check(config: Config, profile: CityProfile): Promise<string[]> {
  const { intents, topics, sources } = await loadKnowledge(profile, config);
  const { units, places } = profile;
  const city = `${profile.city.name}: ${units.length} units, ${places.kelurahan.length} kelurahan`;
  const now = systemClock.now();
  const [today, soon] = [now, new Date(now.getTime() + SOON_MS)].map(
    (at) => cityDay(at, config.TZ_CITY).date,
  );
  const warnings = [
    ...warnOfCategories(sources.intents.report, units),
    ...warnOfTopics(topics, today!, soon!),
  ].map((line) => `warning: ${line}`);
  return [
    city,
    `${Object.keys(intents).length} categories, ${topics.length} answers`,
    ...warnings,
    'No faults.',
  ];
}

/** The dry run of routing: what is understood of the words, the rule that decides, the promise it would get. */
async function route(config: Config, profile: CityProfile, args: string[]): Promise<string[]> {
  const at = args.indexOf('--at');
  const text = (at < 0 ? args : args.slice(0, at)).join(' ');
  if (!text) throw new CodedError('USAGE', { form: 'route "TEXT" [--at LAT,LON]' });
  const know = await loadKnowledge(profile, config);
  const read = know.understand(text);
  const [lat = Number.NaN, lon = Number.NaN] = at < 0 ? [] : (args[at + 1] ?? '').split(',').map(Number);
  const pin = at < 0 ? undefined : know.locate({ lat, lon });
  if (pin && pin.kind === 'area-unknown')
    return [
      'The point is in the city, but no kelurahan in places.yaml has a box around it: the bot would ask.',
    ];
  if (pin && pin.kind !== 'found')
    return [`The point is ${pin.kind === 'outside' ? 'outside the city' : 'no point on earth'}.`];
  const typed = read.place.kind === 'found' ? read.place.place : undefined;
  const place = pin?.kind === 'found' ? pin.place : typed;
  const { label: category, score } = read.category.best;
  const { unit, why } = routeReport(
    { category, kecamatan: place?.kecamatan, kelurahan: place?.kelurahan },
    profile,
  );
  const intent = know.intents[category];
  const report = {
    category,
    class: intent?.class ?? 'pengaduan',
    urgent: read.danger,
    supervised: intent?.supervised,
  };
  const { promises, calendar } = profile;
  const promise = makePromise(
    { report, receivedAt: systemClock.now() },
    { promises, calendar, timeZone: config.TZ_CITY },
  );
  return [
    `category  ${category} (${score.toFixed(2)}${read.category.sure ? '' : ', not sure: the bot would ask'})`,
    `place     ${place ? `${place.label} (${place.kelurahan ?? '-'}, ${place.kecamatan ?? '-'})` : `not read (${read.place.kind})`}`,
    `unit      ${unit}, by ${why.by === 'rule' ? `rule ${why.index + 1} of city/routing.yaml` : why.by}`,
    `promise   ${promise.row}, due ${describeDue(promise.dueAt, config.TZ_CITY, 'en')}${report.urgent ? ' (urgent)' : ''}`,
  ];
}

/** Commands on the store itself, or through the program that holds it. */
async function withStore(config: Config, profile: CityProfile, args: string[]): Promise<string[]> {
  try {
    const store = await connectStore({
      mongodbUrl: config.MONGODB_URL,
      dataDir: config.DATA_DIR,
      logger: silentLogger,
    });
    try {
      if (args[0] === 'whatsapp')
        return await runWhatsappCommand(store.connection, { config, clock: systemClock }, args);
      if (args[0] === 'delivery')
        return tellDelivery(await countDelivery(outboxModel(store.connection), systemClock.now()));
      if (QUESTION_COMMANDS.includes(args[0] ?? '')) {
        const questionDesk = await openQuestionDesk(store.connection, config);
        const around = { clock: systemClock, timeZone: config.TZ_CITY, intentsDir: config.INTENTS_DIR };
        return await runQuestionCommand(questionDesk, around, args);
      }
      const staff = staffModel(store.connection);
      const invites = inviteModel(store.connection);
      const attempts = attemptModel(store.connection);
      await Promise.all([staff.init(), invites.init(), attempts.init()]);
      const desk: StaffDesk = {
        staff: makeStaff({ model: staff }),
        invites: makeInvites({ staff, invites, attempts, clock: systemClock }),
        profile,
      };
      return await runStaffCommand(desk, args);
    } finally {
      await store.close();
    }
  } catch (error) {
    // The keys of a connection that is open are not to be changed under it.
    if (!isCoded(error, 'DATA_DIR_LOCKED') || args[0] === 'whatsapp') throw error;
    return askRunningProgram(config, args);
  }
}

main(process.argv.slice(2)).then(
  (lines) => {
    console.log(lines.join('\n'));
    process.exit(0);
  },
  (error: unknown) => {
    console.error(explainError(error));
    process.exit(1);
  },
);

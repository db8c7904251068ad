import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runStaffCommand, type StaffDesk } from './admin-staff.js';
import { readAppSecret } from './app-secret.js';
import { type Config, readConfig } from './config.js';
import { environment } from './environment.js';
import { explainError } from './explain-error.js';
import { loadKnowledge } from './load-knowledge.js';
import { makeInvites } from './officers/invites.js';
import { makeStaff } from './officers/staff.js';
import { attemptModel, inviteModel, staffModel } from './officers/staff-model.js';
import type { CityProfile } from './profile/city-schema.js';
import { loadCity } from './profile/load-city.js';
import { systemClock } from './shared/clock.js';
import { CodedError, type ErrorCode, errorTexts, isCoded } from './shared/errors.js';
import { silentLogger } from './shared/logger.js';
import { describeDue } from './sla/describe-moment.js';
import { makePromise } from './sla/make-promise.js';
import { connectStore } from './store/connect.js';
import { routeReport } from './units/route.js';

const USAGE = `npm run admin -- COMMAND
  check                                read city/ and intents/ and name every fault
  route "TEXT" [--at LAT,LON]          which unit and promise a report would get; nothing is stored
  invite "NAME" UNIT[,UNIT] ROLE       a one-time code that links a chat account (officer, head, supervisor, admin)
  revoke ID                            end all links of a person at once
  staff                                who is on record`;

async function main(args: string[]): Promise<string[]> {
  const config = readConfig(environment());
  const [command] = args;
  if (!command || ['help', '--help', '-h'].includes(command)) return [USAGE];
  const { profile } = await loadCity(config.CITY_DIR);
  if (command === 'check') return check(config, profile);
  if (command === 'route') return route(config, profile, args.slice(1));
  if (['invite', 'revoke', 'staff'].includes(command)) return withStaff(config, profile, args);
  throw new CodedError('USAGE', { command, help: 'npm run admin -- help' });
}

async function check(config: Config, profile: CityProfile): Promise<string[]> {
  const { intents, topics } = await loadKnowledge(profile, config);
  const { units, places } = profile;
  const city = `${profile.city.name}: ${units.length} units, ${places.kelurahan.length} kelurahan`;
  return [city, `${Object.keys(intents).length} categories, ${topics.length} answers`, 'No faults.'];
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

/** Staff commands on the store itself, or through the program that holds it. */
async function withStaff(config: Config, profile: CityProfile, args: string[]): Promise<string[]> {
  try {
    const store = await connectStore({
      mongodbUrl: config.MONGODB_URL,
      dataDir: config.DATA_DIR,
      logger: silentLogger,
    });
    try {
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
    if (!isCoded(error, 'DATA_DIR_LOCKED')) throw error;
    return askRunningProgram(config, args);
  }
}

async function askRunningProgram(config: Config, args: string[]): Promise<string[]> {
  const url = (await readFile(join(config.DATA_DIR, 'address'), 'utf8')).trim();
  const secret = await readAppSecret(config);
  const answer = await fetch(new URL('/admin', url), {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ args }),
  });
  const body = (await answer.json()) as { lines?: string[]; code?: string; fields?: Record<string, unknown> };
  if (body.lines) return body.lines;
  const code = body.code && body.code in errorTexts ? (body.code as ErrorCode) : 'USAGE';
  throw new CodedError(code, body.fields ?? {});
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

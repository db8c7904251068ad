import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { QUESTION_COMMANDS, runQuestionCommand } from './admin-questions.js';
import { runStaffCommand } from './admin-staff.js';
import type { App } from './app.js';
import { readAppSecret } from './app-secret.js';
import type { Channel } from './channels/channel.js';
import type { TelegramChannel } from './channels/telegram/telegram-channel.js';
import { makeWebChannel } from './channels/web/web-channel.js';
import type { Persona } from './channels/web/web-routes.js';
import type { Config } from './config.js';
import { CITIZEN_COMMANDS } from './conversation/decide-command.js';
import { readLearnArguments } from './learning/learn-arguments.js';
import { makeLearnDesk } from './learning/learn-desk.js';
import type { CityProfile } from './profile/city-schema.js';
import type { Clock } from './shared/clock.js';
import type { Logger } from './shared/logger.js';
import type { Say } from './shared/texts.js';
import { adminRoute } from './web/admin-route.js';
import { makeWebServer, type RegisterRoutes, type WebServer } from './web/server.js';
import { webhookRoutes } from './web/webhook.js';

interface Parts {
  config: Config;
  clock: Clock;
  logger: Logger;
  profile: CityProfile;
  say: Say;
}

/** The ways in: channels and the web server, as the settings say. */
export interface Doors {
  channels: Channel[];
  /** No channel and no public address is set: one person may play everybody in the web chat of this machine. */
  isDemo: boolean;
  /** Listens; resolves with the address. Throws PORT_IN_USE. */
  open(app: App): Promise<{ url: string }>;
  close(): Promise<void>;
}

const TELEGRAM_WEBHOOK_PATH = '/webhook/telegram';
/** Names of citizens that the sample's page offers beside the staff. */
const SAMPLE_CITIZENS = ['Siti', 'Andi', 'Lina'];

export async function openDoors(parts: Parts): Promise<Doors> {
  const { config, clock, logger, profile } = parts;
  // A public address means other people: then nobody may play somebody else.
  const isDemo = !config.TELEGRAM_BOT_TOKEN && !config.PUBLIC_URL;
  const telegram = await makeTelegram(parts);
  let app: App | undefined;
  let server: WebServer | undefined;
  const web = makeWebChannel({
    clock,
    logger,
    pageDir: pageDir(),
    uploadDir: join(config.DATA_DIR, 'uploads'),
    demo: isDemo,
    publicUrl: config.PUBLIC_URL,
    city: { name: profile.city.name, timeZone: config.TZ_CITY, places: profile.places.landmarks },
    personas: () => personas(profile),
    history: async (chatId, limit) => (await app?.history(`web:${chatId}`, limit)) ?? [],
  });
  const routes: RegisterRoutes[] = [web.routes];
  if (telegram) {
    const take = async (headers: Record<string, string | string[] | undefined>, body: Buffer) =>
      (await telegram.handleWebhook(headers, body)).status;
    routes.push(webhookRoutes(TELEGRAM_WEBHOOK_PATH, take));
  }
  return {
    channels: [web, ...(telegram ? [telegram] : [])],
    isDemo,
    async open(running) {
      app = running;
      const desk = { staff: running.staff, invites: running.invites, profile };
      const learn = running.learning && makeLearnDesk(running.learning);
      const around = { clock, timeZone: config.TZ_CITY, intentsDir: config.INTENTS_DIR };
      const runAdmin = async (args: string[]) => {
        if (QUESTION_COMMANDS.includes(args[0] ?? ''))
          return runQuestionCommand(running.questionDesk, around, args);
        return args[0] === 'learn' && learn
          ? learn(readLearnArguments(args.slice(1)))
          : runStaffCommand(desk, args);
      };
      routes.push(adminRoute(await readAppSecret(config), runAdmin));
      server = makeWebServer({
        host: config.HOST,
        port: config.PORT,
        logger,
        clock,
        ready: () => running.ready(),
        routes,
      });
      const address = await server.start();
      // Where the command line of this machine finds the program that holds DATA_DIR.
      await writeFile(join(config.DATA_DIR, 'address'), address.url);
      return address;
    },
    async close() {
      await server?.stop();
    },
  };
}

/** Telegram is loaded only where it is set. */
async function makeTelegram({ config, clock, logger, say }: Parts): Promise<TelegramChannel | undefined> {
  const {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: apiRoot,
    TELEGRAM_WEBHOOK_SECRET: secret,
    PUBLIC_URL,
  } = config;
  if (!token) return undefined;
  const { makeTelegramChannel } = await import('./channels/telegram/telegram-channel.js');
  const webhook =
    secret && PUBLIC_URL ? { url: new URL(TELEGRAM_WEBHOOK_PATH, PUBLIC_URL).href, secret } : undefined;
  const commands = CITIZEN_COMMANDS.map((command) => ({
    command,
    description: describeCommand(command, say),
  }));
  return makeTelegramChannel({ token, apiRoot, webhook, commands, say, clock, logger });
}

function describeCommand(command: (typeof CITIZEN_COMMANDS)[number], say: Say): string {
  const words: Record<(typeof CITIZEN_COMMANDS)[number], string> = {
    lapor: say('command.lapor'),
    status: say('command.status'),
    laporanku: say('command.laporanku'),
    batal: say('command.batal'),
    petugas: say('command.petugas'),
    bahasa: say('command.bahasa'),
    bantuan: say('command.bantuan'),
  };
  return words[command];
}

function personas(profile: CityProfile): Persona[] {
  const unitName = new Map(profile.units.map((unit) => [unit.id, unit.name]));
  const citizens = SAMPLE_CITIZENS.map((name) => ({
    id: name.toLowerCase(),
    name,
    role: 'citizen' as const,
  }));
  const staff = profile.staff.map(({ id, name, role, units }) => ({
    id,
    name,
    role: role === 'head' ? ('officer' as const) : role,
    unit: units.map((unit) => unitName.get(unit) ?? 'semua unit').join(', '),
  }));
  return [...citizens, ...staff];
}

/** The page's files lie in the source tree, beside package.json, also when the program runs compiled. */
function pageDir(): string {
  let root = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(root, 'package.json'))) root = dirname(root);
  return join(root, 'src/channels/web/page');
}

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tellDelivery } from './admin-delivery.js';
import { QUESTION_COMMANDS, runQuestionCommand } from './admin-questions.js';
import { runStaffCommand } from './admin-staff.js';
import type { App } from './app.js';
import { readAppSecret } from './app-secret.js';
import type { Channel } from './channels/channel.js';
import type { PairingDesk } from './channels/pairing-desk.js';
import { makeWebChannel } from './channels/web/web-channel.js';
import type { Persona } from './channels/web/web-routes.js';
import type { DoorParts, OpenChannel, ReadHistory, TieTwins } from './door-parts.js';
import { readLearnArguments } from './learning/learn-arguments.js';
import { makeLearnDesk } from './learning/learn-desk.js';
import { cleanUpload } from './media/clean-file.js';
import { type OperatorDoor, openOperator } from './open-operator.js';
import { openTelegram } from './open-telegram.js';
import { openWhatsapp } from './open-whatsapp.js';
import { openWhatsappCloud } from './open-whatsapp-cloud.js';
import type { CityProfile } from './profile/city-schema.js';
import { CodedError } from './shared/errors.js';
import type { Store } from './store/store.js';
import { adminRoute } from './web/admin-route.js';
import { makeWebServer, type RegisterRoutes, type WebServer } from './web/server.js';

/** Every channel beside the web chat; a new one is one line here. Docs: docs/channels.md. */
const CHANNELS: readonly OpenChannel[] = [openTelegram, openWhatsappCloud, openWhatsapp];

interface Parts extends Omit<DoorParts, 'history'> {
  profile: CityProfile;
}

/** The ways in: channels and the web server, as the settings say. */
export interface Doors {
  /** Makes the channels; called once, when the store is open. */
  channels(connection: Store['connection'], tieTwins: TieTwins, history: ReadHistory): Promise<Channel[]>;
  /** No channel and no public address is set: one person may play everybody in the web chat of this machine. */
  isDemo: boolean;
  /** A number that has to be paired, where there is one; known once the channels are made. */
  pairing(): PairingDesk | undefined;
  /** The operator's page, where a number has to be paired. */
  operator(): OperatorDoor | undefined;
  /** Listens; resolves with the address. Throws PORT_IN_USE. */
  open(app: App): Promise<{ url: string }>;
  close(): Promise<void>;
}

/** Names of citizens that the sample's page offers beside the staff. */
const SAMPLE_CITIZENS = ['Siti', 'Andi', 'Lina'];

export async function openDoors(parts: Parts): Promise<Doors> {
  const { config, clock, logger, profile } = parts;
  let readHistory: ReadHistory = async () => [];
  const history: ReadHistory = (chat, limit) => readHistory(chat, limit);
  const wanted = CHANNELS.flatMap((open) => open({ ...parts, history }) ?? []);
  // Where other people can write to it, nobody may play somebody else.
  const isDemo = wanted.length === 0 && !config.PUBLIC_URL;
  let server: WebServer | undefined;
  let pairing: PairingDesk | undefined;
  const web = makeWebChannel({
    clock,
    logger,
    pageDir: pageDir('channels/web'),
    uploadDir: join(config.DATA_DIR, 'uploads'),
    cleanFile: cleanUpload,
    demo: isDemo,
    publicUrl: config.PUBLIC_URL,
    city: { name: profile.city.name, timeZone: config.TZ_CITY, places: profile.places.landmarks },
    personas: () => personas(profile),
    history: (chatId: string, limit: number) => history(`web:${chatId}`, limit),
  });
  const routes: RegisterRoutes[] = [web.routes];
  let operator: OperatorDoor | undefined;
  return {
    async channels(connection, tieTwins, givenHistory) {
      readHistory = givenHistory;
      const set = await Promise.all(wanted.map((make) => make(connection, tieTwins)));
      routes.push(...set.flatMap((one) => one.routes ?? []));
      pairing = set.find((one) => one.pairing)?.pairing;
      if (pairing) {
        const page = { desk: pairing, pageDir: pageDir('web/operator') };
        operator = await openOperator({ config, clock, connection, ...page });
        routes.push(operator.routes);
      }
      return [web, ...set.map((one) => one.channel)];
    },
    pairing: () => pairing,
    operator: () => operator,
    isDemo,
    async open(running) {
      const desk = { staff: running.staff, invites: running.invites, profile };
      const learn = running.learning && makeLearnDesk(running.learning);
      const around = { clock, timeZone: config.TZ_CITY, intentsDir: config.INTENTS_DIR };
      const runAdmin = async (args: string[]) => {
        if (QUESTION_COMMANDS.includes(args[0] ?? ''))
          return runQuestionCommand(running.questionDesk, around, args);
        if (args[0] === 'delivery') return tellDelivery(await running.delivery());
        if (args[0] === 'operator') {
          if (!operator) throw new CodedError('CONFIG_INVALID', { variables: ['WHATSAPP_ENABLED'] });
          return operator.run(address.url, args);
        }
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

/** A room's pages lie in the source tree, beside package.json, also when the program runs compiled. */
function pageDir(room: string): string {
  let root = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(root, 'package.json'))) root = dirname(root);
  return join(root, 'src', room, 'page');
}

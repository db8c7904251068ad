import { join } from 'node:path';
import { readAppSecret } from './app-secret.js';
import type { Channel, ChannelName, Inbound } from './channels/channel.js';
import { makeCheckReady } from './check-ready.js';
import type { Decision } from './conversation/decision.js';
import { makeHandleMessage } from './conversation/turn/handle-message.js';
import { type HeldChats, makeHeldChats } from './conversation/turn/held-chats.js';
import { makeNotify } from './conversation/turn/notify.js';
import { nextNudgeAt, nudgeDrafts } from './conversation/turn/nudge-drafts.js';
import { ringAlarms } from './conversation/turn/ring-alarms.js';
import { makeTieTwins } from './conversation/turn/twin-chats.js';
import { makeWaker } from './conversation/turn/waker.js';
import { countDelivery, type DeliveryCounts } from './delivery/count-delivery.js';
import type { ReadHistory, TieTwins } from './door-parts.js';
import { makeFaqCounts } from './faq/count-faq.js';
import { joinDelivery } from './join-delivery.js';
import { joinLearning, type LearningHooks } from './join-learning.js';
import { joinModels } from './join-models.js';
import { joinQuestions, type QuestionParts } from './join-questions.js';
import { joinStaff } from './join-staff.js';
import type { Learning } from './learning/learning.js';
import { makeMediaStore } from './media/store-media.js';
import type { Invites } from './officers/invites.js';
import type { QuestionDesk } from './officers/question-desk.js';
import type { Staff } from './officers/staff.js';
import { makeLinkCodes } from './people/link-code.js';
import { makePeople } from './people/people.js';
import { inProcessQueue } from './queue/in-process.js';
import type { Clock } from './shared/clock.js';
import type { Logger } from './shared/logger.js';
import { connectStore, type Store } from './store/connect.js';
import { holdStore } from './store/hold-store.js';
import { findNextAlarm } from './tickets/find-tickets.js';
import type { Readiness } from './web/health.js';

export interface AppParts extends QuestionParts {
  clock: Clock;
  logger: Logger;
  /** The channels, or what makes them of the open store: some keep keys of their own there. */
  channels:
    | Channel[]
    | ((connection: Store['connection'], tieTwins: TieTwins, history: ReadHistory) => Promise<Channel[]>);
  /** Link the sample city's staff to the web chat without a code. */
  linksSampleStaff: boolean;
  /** How this program learns while it runs; left out, it only keeps what officers correct. */
  learning?: LearningHooks;
  /** This program works on its store alone, or stands by; told when another took over while it was paused. */
  onStoreLost?: () => void;
  /** Longest sleep between two looks at what is due, in milliseconds; keeps right a clock that jumps. */
  longestSleepMs?: number;
}

/** The running program without its channels' doors. */
export interface App {
  receive(inbound: Inbound): Promise<void>;
  /** Resolves when nothing is left to do now. */
  idle(): Promise<void>;
  heldUntil: HeldChats['until'];
  staff: Staff;
  invites: Invites;
  questionDesk: QuestionDesk;
  /** What the bot said last in a chat, for a page that is opened again. */
  history: ReadHistory;
  /** The city's own learning, where this program learns. */
  learning?: Learning;
  /** How many messages wait or failed. */
  delivery(): Promise<DeliveryCounts>;
  /** Named checks of the parts this program needs. */
  ready(): Promise<Readiness>;
  /** Stops in order: hearing, running turns, the store. */
  stop(): Promise<void>;
}

/** No file takes an hour to come: what is older belongs to nobody, in milliseconds. */
const SHARED_SWEEP_MS = 3_600_000;

/** Joins stores, queue, rooms and channels, takes up what an earlier run left, and begins to hear. */
export async function startApp(parts: AppParts): Promise<App> {
  const { config, clock, logger, knowledge } = parts;
  const { profile } = knowledge();
  const timeZone = config.TZ_CITY;
  const store = await connectStore({ mongodbUrl: config.MONGODB_URL, dataDir: config.DATA_DIR, logger });
  const letGo = parts.onStoreLost && (await holdStore(store, { clock, logger, onLost: parts.onStoreLost }));
  const models = await joinModels(store.connection);
  const queue = inProcessQueue({ clock, logger });
  const people = makePeople({ ...models, codes: makeLinkCodes(await readAppSecret(config)) });
  const tieTwins = makeTieTwins({ chats: models.chats, people });
  const { channels: made } = parts;
  // Asked once they hear and send: the outbox is made of them.
  const history: ReadHistory = (chat, limit) => outbox.history(chat, limit);
  const given = Array.isArray(made) ? made : await made(store.connection, tieTwins, history);
  const channels = new Map<ChannelName, Channel>(given.map((channel) => [channel.name, channel]));
  const delivery = joinDelivery<Decision>({ models, channels, queue, clock, logger });
  const { outbox, inbox } = delivery;
  const media = makeMediaStore({ model: models.media, dir: join(config.DATA_DIR, 'media'), clock });
  // Alone in DATA_DIR, what is on its way was begun by a run that died; on servers another process may be at it.
  await media.sweep(config.MONGODB_URL ? SHARED_SWEEP_MS : 0);
  const questionDesk = await joinQuestions(store.connection, parts);
  const { open, deps: staffDeps } = joinStaff({
    models,
    clock,
    timeZone,
    knowledge,
    mediaFile: media.fileOf,
    questionDesk,
  });
  const { staff, invites, rules } = staffDeps;
  await (parts.linksSampleStaff ? staff.seedSample(profile.staff) : staff.unlinkSample(profile.staff));
  const learnt = await joinLearning(
    store.connection,
    { clock, logger, dataDir: config.DATA_DIR },
    parts.learning,
  );
  const notify = learnt.noting(
    makeNotify({ staff, chats: models.chats, outbox, knowledge, timeZone, media }),
  );
  const held = makeHeldChats();
  const waker = makeWaker({ clock, queue, longestSleepMs: parts.longestSleepMs });

  await outbox.resume();
  await inbox.resume();
  waker.wakeBy(clock.now());
  for (const channel of channels.values())
    await channel.start(inbox.receive, delivery.reportOf(channel.name));

  // Last: what waits is sent by channels that have begun to connect.
  queue.process({
    'handle-inbound': makeHandleMessage({
      chats: models.chats,
      outbox,
      staff,
      tickets: models.tickets,
      people,
      media,
      channels,
      inbox,
      held,
      clock,
      effects: { open, staff: staffDeps, faqCounts: makeFaqCounts({ model: models.faqCounts }), people },
      notify,
      knowledge,
      timeZone,
      wakeBy: waker.wakeBy,
      logger,
    }),
    'send-outbound': delivery.sendOutbound,
    'ring-alarms': async () => {
      await ringAlarms({ tickets: models.tickets, rules, clock, notify });
      await nudgeDrafts({ chats: models.chats, outbox, clock, knowledge });
      waker.wakeBy(await findNextAlarm(models.tickets));
      waker.wakeBy(await nextNudgeAt(models.chats));
    },
  });

  return {
    receive: inbox.receive,
    idle: () => queue.idle(),
    heldUntil: held.until,
    staff,
    invites,
    questionDesk,
    history,
    ...(learnt.learning ? { learning: learnt.learning } : {}),
    delivery: () => countDelivery(models.outbox, clock.now()),
    ready: makeCheckReady({ tickets: models.tickets, outbox, clock }),
    async stop() {
      waker.stop();
      learnt.learning?.stop();
      delivery.stop();
      await Promise.all([...channels.values()].map((channel) => channel.stop()));
      await queue.stop();
      await letGo?.();
      await store.close();
    },
  };
}

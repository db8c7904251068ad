import { resolve } from 'node:path';
import { z } from 'zod';
import { CodedError } from './shared/errors.js';

const flag = z
  .enum(['true', 'false', '1', '0', ''])
  .default('false')
  .transform((value) => value === 'true' || value === '1');
const url = (protocol: RegExp) => z.url({ protocol }).optional();
/** A replica set names several hosts, which is no URL by the book. */
const mongodbUrl = z.string().regex(/^mongodb(\+srv)?:\/\/\S+$/);

/** The settings, by variable. `describe` is the line that `.env.example` carries. */
export const settings = z.object({
  DATA_DIR: z.string().min(1).default('./data').describe('Folder of everything the embedded engines keep'),
  MONGODB_URL: mongodbUrl.optional().describe('A MongoDB server instead of the embedded store'),
  REDIS_URL: url(/^rediss?$/).describe(
    'A Redis server instead of the in-process queue (not in this version yet)',
  ),
  ROLE: z
    .enum(['all', 'gateway', 'worker', 'web'])
    .default('all')
    .describe('What this process does (only "all" in this version)'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port of the web pages'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address the web pages listen on'),
  PUBLIC_URL: url(/^https?$/).describe('Address people reach the web pages by'),
  CITY_DIR: z.string().min(1).default('./city').describe('Folder of the city profile'),
  INTENTS_DIR: z.string().min(1).default('./intents').describe('Folder of what the bot understands and says'),
  TZ_CITY: z
    .string()
    .refine(isTimeZone)
    .default('Asia/Jakarta')
    .describe('Time zone of the city (IANA name)'),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/)
    .optional()
    .describe('Token from BotFather; without it Telegram is off'),
  TELEGRAM_API_ROOT: url(/^https?$/).describe('Another Bot API server'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/)
    .optional()
    .describe('Webhook instead of polling when PUBLIC_URL is https'),
  WHATSAPP_ENABLED: flag.describe('Turn WhatsApp on for a number that is paired as a linked device'),
  WHATSAPP_WS_URL: url(/^wss?$/).describe('Another WhatsApp endpoint, for tests'),
  WHATSAPP_PAIRING_NUMBER: z
    .string()
    .regex(/^[1-9]\d{7,14}$/)
    .optional()
    .describe('Pair by code with this number instead of by QR: country code first, digits only (62812...)'),
  WHATSAPP_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .max(600)
    .default(30)
    .describe('Most messages a minute from the paired number'),
  WHATSAPP_DAILY_CAP: z.coerce
    .number()
    .int()
    .min(0)
    .default(250)
    .describe('Most chats in 24 hours that the paired number writes to unasked'),
  WHATSAPP_READ_RECEIPTS: flag.describe('Show blue ticks for messages that were read'),
  WHATSAPP_PRESENCE: flag.describe('Show the paired number as online'),
  WHATSAPP_CLOUD_TOKEN: z
    .string()
    .min(20)
    .optional()
    .describe('Access token of the WhatsApp Cloud API; without it that channel is off'),
  WHATSAPP_CLOUD_PHONE_ID: z
    .string()
    .regex(/^\d{5,20}$/)
    .optional()
    .describe('Phone number id of the Cloud API'),
  WHATSAPP_CLOUD_APP_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe('App secret that signs its webhook calls'),
  WHATSAPP_CLOUD_VERIFY_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Word of your own that Meta shows when it checks the webhook'),
  WHATSAPP_CLOUD_API_ROOT: url(/^https?$/).describe('Another Graph API address'),
  WHATSAPP_CLOUD_TEMPLATE: z
    .string()
    .regex(/^[a-z0-9_]{1,512}$/)
    .optional()
    .describe('Approved template for news outside the 24 hours'),
  WHATSAPP_CLOUD_TEMPLATE_LANGUAGE: z
    .string()
    .regex(/^[a-z]{2,3}(_[A-Z]{2})?$/)
    .default('id')
    .describe('Language of that template'),
  APP_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('Keys and signatures are derived from it; at least 32 characters'),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('info')
    .describe('How much is logged'),
});

type Settings = z.infer<typeof settings>;
export type Config = Readonly<Settings>;

/**
 * Reads the settings from a given environment; an empty value counts as not set.
 * Throws CONFIG_INVALID with every faulty variable by name, never by value.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.keys(settings.shape).flatMap((name) => (env[name]?.trim() ? [[name, env[name]?.trim()]] : [])),
  );
  const parsed = settings.safeParse(given);
  const faults = new Set(parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0])));
  for (const name of faultyPairs(given)) faults.add(name);
  if (faults.size > 0 || !parsed.success)
    throw new CodedError('CONFIG_INVALID', { variables: [...faults].sort() });
  const { DATA_DIR, CITY_DIR, INTENTS_DIR } = parsed.data;
  return Object.freeze({
    ...parsed.data,
    DATA_DIR: resolve(DATA_DIR),
    CITY_DIR: resolve(CITY_DIR),
    INTENTS_DIR: resolve(INTENTS_DIR),
  });
}

const WHATSAPP = ['WHATSAPP_WS_URL', 'WHATSAPP_PAIRING_NUMBER'];
const CLOUD_NEEDS = ['TOKEN', 'PHONE_ID', 'APP_SECRET', 'VERIFY_TOKEN'].map(
  (name) => `WHATSAPP_CLOUD_${name}`,
);
const CLOUD = [...CLOUD_NEEDS, 'WHATSAPP_CLOUD_API_ROOT', 'WHATSAPP_CLOUD_TEMPLATE'];

/** Settings that make no sense without each other: a half-set channel is a fault, not silence. */
function faultyPairs(env: Record<string, string | undefined>): string[] {
  const faults: string[] = [];
  const telegram = ['TELEGRAM_API_ROOT', 'TELEGRAM_WEBHOOK_SECRET'].filter((name) => env[name]);
  if (telegram.length > 0 && !env.TELEGRAM_BOT_TOKEN) faults.push('TELEGRAM_BOT_TOKEN');
  if (env.TELEGRAM_WEBHOOK_SECRET && !env.PUBLIC_URL?.startsWith('https://')) faults.push('PUBLIC_URL');
  const isOn = ['true', '1'].includes(env.WHATSAPP_ENABLED ?? '');
  if (WHATSAPP.some((name) => env[name]) && !isOn) faults.push('WHATSAPP_ENABLED');
  if (CLOUD.some((name) => env[name])) faults.push(...CLOUD_NEEDS.filter((name) => !env[name]));
  if (env.REDIS_URL) faults.push('REDIS_URL'); // the queue on Redis is not built yet
  if ((env.ROLE ?? 'all') !== 'all' && !(env.MONGODB_URL && env.REDIS_URL)) faults.push('ROLE');
  if (env.MONGODB_URL && !env.APP_SECRET) faults.push('APP_SECRET');
  return faults;
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

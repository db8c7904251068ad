/**
 * WhatsApp addresses: `user_agent:device@server`. A person has one by phone number (`@s.whatsapp.net`, of old `@c.us`) and
 * one that hides it (`@lid`); `hosted` and `hosted.lid` are the same people through a business provider.
 */
const PERSON_SERVERS = ['s.whatsapp.net', 'lid', 'hosted', 'hosted.lid'];
const PHONE_SERVERS = ['s.whatsapp.net', 'hosted'];
/** The numbers Meta gives to its bots (from Baileys, `isJidBot`). */
const BOT_NUMBER = /^(1313555\d{4}|131655500\d{2})$/;
const LONGEST_JID = 100;

/** The address without agent and device, in one spelling; empty when it is none or above 100 characters. */
export function normaliseJid(jid: unknown): string {
  if (typeof jid !== 'string' || jid.length > LONGEST_JID) return '';
  const [, user, server] = /^([^@:_\s]+)(?:_[^@:\s]*)?(?::[^@\s]*)?@([a-z.]+)$/i.exec(jid) ?? [];
  if (!user || !server) return '';
  const lower = server.toLowerCase();
  return `${user}@${lower === 'c.us' ? 's.whatsapp.net' : lower}`;
}

/** What stands behind the @ of a normalised address. */
export function serverOf(jid: string): string {
  return jid.slice(jid.indexOf('@') + 1);
}

/** What stands before the @ of a normalised address. */
export function userOf(jid: string): string {
  return jid.slice(0, jid.indexOf('@'));
}

export function isGroup(jid: string): boolean {
  return serverOf(jid) === 'g.us';
}

/** True for a person's address, by phone or hidden; false for bots and for WhatsApp's own account (`0@...`). */
export function isPerson(jid: string): boolean {
  return PERSON_SERVERS.includes(serverOf(jid)) && /^\d{5,20}$/.test(userOf(jid)) && !isBot(jid);
}

export function isBot(jid: string): boolean {
  return serverOf(jid) === 'bot' || (PHONE_SERVERS.includes(serverOf(jid)) && BOT_NUMBER.test(userOf(jid)));
}

/** The phone number in digits (`6281...`) where the address shows one. */
export function phoneOf(jid: string): string | undefined {
  const normal = normaliseJid(jid);
  return isPerson(normal) && PHONE_SERVERS.includes(serverOf(normal)) ? userOf(normal) : undefined;
}

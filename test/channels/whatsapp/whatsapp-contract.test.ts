import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChannelDriver, describeChannel, eventually, TINY_PNG } from '../../contracts/channel.js';
import { channels } from '../../contracts/channels.js';
import { FakeWhatsapp } from './fake-whatsapp.js';
import { asSeen, makePairedChannel } from './whatsapp-world.js';

const GROUP = '120363000000000001@g.us';

async function make(): Promise<ChannelDriver> {
  const server = new FakeWhatsapp();
  const { channel } = makePairedChannel(FakeWhatsapp.pairedCreds(), { load: async () => server.baileys });
  const folder = await mkdtemp(join(tmpdir(), 'whatsapp-'));
  const picturePath = join(folder, 'picture');
  await writeFile(picturePath, TINY_PNG);
  const start = channel.start.bind(channel);
  // The contract begins once the number is connected.
  channel.start = async (receive, report) => {
    await start(receive, report);
    await eventually(() => channel.pairing.state().kind === 'open');
  };
  return {
    channel,
    picturePath,
    chatId: (which) => `62812000000${which}@s.whatsapp.net`,
    async injectText(from, text, { replyTo } = {}) {
      const message = replyTo
        ? { extendedTextMessage: { text, contextInfo: { stanzaId: replyTo } } }
        : { conversation: text };
      server.say({ from, message });
    },
    async injectTwice(from, text) {
      const id = server.say({ from, message: { conversation: text } });
      server.say({ from, message: { conversation: text }, id });
    },
    async injectPhoto(from, bytes, caption) {
      const imageMessage = {
        ...server.keepFile(bytes),
        mimetype: 'image/png',
        ...(caption ? { caption } : {}),
      };
      server.say({ from, message: { imageMessage } });
    },
    async injectVoice(from, bytes) {
      const audioMessage = { ...server.keepFile(bytes), mimetype: 'audio/ogg; codecs=opus', ptt: true };
      server.say({ from, message: { audioMessage } });
    },
    async injectDocument(from, bytes, fileName) {
      const documentMessage = { ...server.keepFile(bytes), mimetype: 'application/pdf', fileName };
      server.say({ from, message: { documentMessage } });
    },
    async injectLarge(from) {
      const documentMessage = {
        ...server.keepFile(TINY_PNG),
        fileLength: 2 ** 31,
        mimetype: 'application/zip',
        fileName: 'besar.zip',
      };
      server.say({ from, message: { documentMessage } });
    },
    async injectLocation(from, { lat, lon }) {
      server.say({ from, message: { locationMessage: { degreesLatitude: lat, degreesLongitude: lon } } });
    },
    async injectInGroup(participant, text) {
      server.say({ from: GROUP, participant, message: { conversation: text } });
      return GROUP;
    },
    async injectUnreadable(from) {
      server.say({ from, message: { stickerMessage: { mimetype: 'image/webp' } } });
      server.say({
        from,
        message: { contactMessage: { displayName: 'Orang', vcard: 'BEGIN:VCARD\nEND:VCARD' } },
      });
      server.say({
        from,
        message: { pollCreationMessage: { name: 'Mana?', options: [{ optionName: 'a' }] } },
      });
      return ['sticker', 'contact', 'poll'];
    },
    sentTo: async (chatId) => asSeen(server.takenFor(chatId)),
    failNext: (fault) => server.failNext(fault),
    holdSends: () => server.hold(),
    async cutNetwork() {
      server.cut();
    },
    async restoreNetwork() {
      server.restore();
    },
    async tellDelivery(chatId, messageId, state) {
      server.tell(chatId, messageId, state);
    },
    async close() {
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describeChannel({ ...channels.whatsapp, make });

import { readChoiceLines } from '../contracts/read-choice-lines.js';
import type { CrablineCloud } from '../support/crabline-cloud.js';
import type { CrablineWhatsapp, WhatsappSent } from '../support/crabline-whatsapp.js';
import { type Cast, makeCast } from './cast.js';

/** Marks that keep WhatsApp from reading stars as bold; nobody sees them. */
const INVISIBLE = /\u2060/g;

/** The words above choices that are shown as text. */
const WORDS = { byNumber: 'Balas dengan angka atau kata:', byWord: 'Balas dengan kata:' };

/** Over WhatsApp Web by crabline: everything is typed. */
export function baileysCast(crabline: CrablineWhatsapp): Cast {
  return makeCast(
    {
      sent: async () => crabline.sent().map(asSaid),
      async tell(chatId, { text = '', choiceId }) {
        await crabline.inject(chatId, choiceId?.toLowerCase() ?? text);
      },
    },
    (n) => `62812000${n}@s.whatsapp.net`,
  );
}

/** Over the Cloud API by crabline, which takes no buttons: they come as numbered text, and everything is typed. */
export function cloudCast(crabline: CrablineCloud, appSecret: string): Cast {
  let webhookUrl = '';
  return makeCast(
    {
      attach(programUrl) {
        webhookUrl = `${programUrl}/webhook/whatsapp`;
      },
      sent: async () => (await crabline.sent()).map((sent, index) => asSaid({ ...sent, id: `${index}` })),
      tell: (chatId, { text = '', choiceId }) =>
        crabline.inject({ webhookUrl, appSecret }, chatId, choiceId?.toLowerCase() ?? text),
    },
    (n) => `62813000${n}`,
  );
}

function asSaid({ id, chatId, text }: WhatsappSent) {
  const plain = text.replace(INVISIBLE, '');
  const [read] = readChoiceLines([{ text: plain }], WORDS);
  return {
    id,
    chatId,
    text: plain,
    choices: (read?.labels ?? []).map((label) => ({ id: label, label })),
    media: [],
  };
}

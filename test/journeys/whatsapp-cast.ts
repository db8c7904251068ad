import type { CrablineWhatsapp, WhatsappSent } from '../support/crabline-whatsapp.js';
import { type Cast, makeCast } from './cast.js';

/** What is shown as text: the choices are numbered lines, and people type what stands there. */
const NUMBERED = /^\d+\. (.+)$/gm;
/** Marks that keep WhatsApp from reading stars as bold; nobody sees them. */
const INVISIBLE = /\u2060/g;

/** The labels of the numbered lines below the line that asks to answer by number. */
export function labelsOf(text: string): string[] {
  const [, below = ''] = text.split(/Balas dengan (?:angka atau )?kata:\n/);
  return [...below.matchAll(below.startsWith('- ') ? /^- (.+)$/gm : NUMBERED)].map(([, label = '']) => label);
}

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
export function cloudCast({ cloud }: CrablineWhatsapp): Cast {
  let webhookUrl = '';
  return makeCast(
    {
      attach(programUrl) {
        webhookUrl = `${programUrl}/webhook/whatsapp`;
      },
      sent: async () => cloud.sent().map(asSaid),
      tell: (chatId, { text = '', choiceId }) =>
        cloud.inject(chatId, choiceId?.toLowerCase() ?? text, webhookUrl),
    },
    (n) => `62813000${n}`,
  );
}

function asSaid({ id, chatId, text }: WhatsappSent) {
  const plain = text.replace(INVISIBLE, '');
  return {
    id,
    chatId,
    text: plain,
    choices: labelsOf(plain).map((label) => ({ id: label, label })),
    media: [],
  };
}

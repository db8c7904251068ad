import { LONGEST_ANNOUNCED, type Outbound } from '../channel.js';
import { cleanText, cutText, dropHalves } from '../clean-text.js';
import { addressed, type CloudCall } from './cloud-call.js';

export interface TemplateSettings {
  name: string;
  /** Meta's code of the language: `id`, `en_US`. */
  language: string;
}

const NOTHING = '-';

/**
 * The approved template that stands for `outbound` outside the 24 hours: {{1}} the code of the ticket, {{2}} the words on
 * one line, cut at `LONGEST_ANNOUNCED` (a body holds 1,024 characters with what is filled in). Meta refuses parameters
 * that are empty or hold line ends, tabs or more than four spaces in a row.
 */
export function writeTemplate(chatId: string, outbound: Outbound, template: TemplateSettings): CloudCall {
  const parameters = [outbound.about ?? '', shorten(outbound.text)].map((text) => ({
    type: 'text',
    text: flatten(text) || NOTHING,
  }));
  return {
    payload: {
      ...addressed(chatId),
      type: 'template',
      template: {
        name: template.name,
        language: { code: template.language },
        components: [{ type: 'body', parameters }],
      },
    },
  };
}

function flatten(text: string): string {
  return dropHalves(cleanText(text)).replace(/\s+/g, ' ').trim();
}

function shorten(text: string): string {
  const flat = flatten(text);
  if (flat.length <= LONGEST_ANNOUNCED) return flat;
  const head = cutText(flat, LONGEST_ANNOUNCED - 1);
  const space = head.lastIndexOf(' ');
  return `${head.slice(0, space > LONGEST_ANNOUNCED / 2 ? space : undefined).trimEnd()}…`;
}

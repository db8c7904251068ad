import type { Outbound } from '../../../src/channels/channel.js';
import { dropHalves } from '../../../src/channels/clean-text.js';
import { type ChoiceWords, numberChoices } from '../../../src/channels/number-choices.js';
import { splitText } from '../../../src/channels/split-text.js';

/** The letters a phone sends 160 of (3GPP TS 23.038, basic set); any other makes it 70. */
const GSM_LETTERS = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;
/** What one SMS holds, alone and as one of several that are put together again (each then carries where it belongs). */
const GSM = { alone: 160, joined: 153 };
const UNICODE = { alone: 70, joined: 67 };
/** SMS in one message; some phones put no more together. */
const MOST_JOINED = 3;

/** The messages that show `outbound`, choices as lines below the words. Files are left out; empty when nothing remains. */
export function writeSms(outbound: Outbound, words: ChoiceWords): string[] {
  const text = [dropHalves(outbound.text).trim(), dropHalves(numberChoices(outbound, words))]
    .filter((part) => part !== '')
    .join('\n\n');
  const { alone, joined } = GSM_LETTERS.test(text) ? GSM : UNICODE;
  return text.length <= alone ? [text].filter(Boolean) : splitText(text, joined * MOST_JOINED);
}

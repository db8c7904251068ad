import type { CodeReading } from '../understanding.js';

/**
 * The letters a check letter may be: I, L and O are left out because people read them as 1 and 0. That leaves 23, a prime,
 * so a weighted sum modulo 23 with different non-zero weights catches every wrong digit and every swap of two digits.
 */
const CHECK_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const MODULUS = CHECK_LETTERS.length;
/** Powers of 5 run through all 22 non-zero remainders of 23 before one comes back: 22 places have 22 weights. */
const GENERATOR = 5;
/** Chosen so that the K of the documents' example is its true letter; fixed for ever, as codes handed out depend on it. */
const SHIFT = 6;
/** Places of the number within the month: padded to four, at most seven. */
const SHORTEST_NUMBER = 4;
const LONGEST_NUMBER = 7;

/**
 * The code of a ticket: `month` is city code and year and month of receipt in city time (`CTH-2603`), `number` counts
 * from 1 within the month. The letter at the end catches any single wrong character and any swap of two neighbours.
 */
export function formatCode(month: string, number: number): string {
  const body = `${month}-${String(number).padStart(SHORTEST_NUMBER, '0')}`;
  return body + checkLetter(body);
}

function checkLetter(body: string): string {
  let weight = 1;
  let sum = SHIFT;
  for (const sign of body.replaceAll('-', '')) {
    weight = (weight * GENERATOR) % MODULUS;
    sum += weight * (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 64);
  }
  return CHECK_LETTERS.charAt(sum % MODULUS);
}

/**
 * Finds a ticket code of this city in free text, however it is written (`cth2603 0042k`, O for 0, l for 1). What looks
 * like a code but has a wrong or missing check letter is `mistyped`; undefined when nothing looks like one.
 */
export function readCode(text: string, cityCode: string): CodeReading | undefined {
  for (const match of text.matchAll(exactShape(cityCode))) {
    const [, yymm, gap, number, letter] = match;
    const code = joinCode(cityCode, yymm!, gap!, number!, letter);
    if (code) return { kind: 'code', code };
  }
  const bare = bareShape(cityCode).exec(text);
  if (bare) {
    const completed = formatCode(`${cityCode}-${asDigits(bare[1]!)}`, Number(asDigits(bare[2]!)));
    return { kind: 'mistyped', typed: bare[0].trim(), completed };
  }
  for (const match of text.matchAll(looseShape)) {
    if (resembles(match[1]!.toUpperCase(), cityCode) && (match[2]!.match(/\d/g)?.length ?? 0) >= 5) {
      return { kind: 'mistyped', typed: match[0].trim() };
    }
  }
  return undefined;
}

/** The code in its one spelling when its check letter is right. */
function joinCode(
  city: string,
  yymm: string,
  gap: string,
  number: string,
  letter?: string,
): string | undefined {
  const digits = asDigits(number);
  // A longer number is believed only behind a gap and without leading zeros: a slip must not lengthen a short one.
  if (digits.length > SHORTEST_NUMBER && (gap === '' || digits.startsWith('0'))) return undefined;
  const code = formatCode(`${city}-${asDigits(yymm)}`, Number(digits));
  return code.endsWith(letter?.toUpperCase() ?? '-') ? code : undefined;
}

const asDigits = (typed: string) => typed.replace(/o/gi, '0').replace(/[il|]/gi, '1');

const gap = String.raw`[\s.\-_/–—]{0,3}`;
const digit = '[0-9OoIiLl|]';

function exactShape(cityCode: string): RegExp {
  const number = `(${digit}{${SHORTEST_NUMBER},${LONGEST_NUMBER}})`;
  const head = [...cityCode].join(String.raw`\s?`);
  return new RegExp(
    `(?<![A-Za-z0-9])${head}${gap}(${digit}{4})(${gap})${number}${gap}([A-Za-z])(?![A-Za-z0-9])`,
    'gi',
  );
}

/** A code that ends before its letter; a letter behind it would be a wrong one. */
function bareShape(cityCode: string): RegExp {
  const head = [...cityCode].join(String.raw`\s?`);
  const number = `(${digit}{${SHORTEST_NUMBER}})`;
  return new RegExp(
    `(?<![A-Za-z0-9])${head}${gap}(${digit}{4})${gap}${number}(?![A-Za-z0-9])(?!${gap}(?:[A-Za-z](?![A-Za-z0-9])|\\d))`,
    'i',
  );
}

/** Three letters, then six to eleven letters and digits in one or two groups, perhaps a last letter apart. */
const looseShape = new RegExp(
  `(?<![A-Za-z0-9])([A-Za-z0-9]{3})${gap}([A-Za-z0-9]{2,5}${gap}[A-Za-z0-9]{3,8})(?:${gap}[A-Za-z])?(?![A-Za-z0-9]|[ -]?\\d)`,
  'g',
);

/** True for the city's letters with at most one of them wrong, or two neighbours swapped. */
function resembles(letters: string, cityCode: string): boolean {
  const [a, b, c] = [...letters];
  if ([b! + a! + c!, a! + c! + b!].includes(cityCode)) return true;
  return [...letters].filter((sign, place) => sign !== cityCode[place]).length <= 1;
}

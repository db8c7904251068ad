import { readCode } from '../../understanding/entities/ticket-code.js';

export type FirstCode =
  | { kind: 'code'; code: string; rest: string }
  | { kind: 'mistyped' }
  | { kind: 'none'; rest: string };

/** A code is at most this long, however it is spaced. */
const LONGEST_CODE = 32;

/** The ticket code a text begins with and what follows it, however the code is written (`cth 2603 0042 k teks`). */
export function readCodeFirst(text: string, cityCode: string): FirstCode {
  const typed = text.trim().replace(/^[^\p{L}\p{N}]+/u, '');
  const head = typed.slice(0, LONGEST_CODE);
  for (let end = 1; end <= head.length; end++) {
    if (/^[\p{L}\p{N}]/u.test(typed.slice(end))) continue;
    if (readCode(head.slice(0, end), cityCode)?.kind !== 'code') continue;
    // A code that is also found without the first letter does not begin here.
    const code = beginsHere(head.slice(0, end), cityCode);
    return code ? { kind: 'code', code, rest: trimRest(typed.slice(end)) } : { kind: 'none', rest: typed };
  }
  const isMistyped =
    readCode(head, cityCode)?.kind === 'mistyped' && readCode(head.slice(1), cityCode)?.kind !== 'mistyped';
  return isMistyped ? { kind: 'mistyped' } : { kind: 'none', rest: text.trim() };
}

function beginsHere(head: string, cityCode: string): string | undefined {
  const here = readCode(head, cityCode);
  const later = readCode(head.slice(1), cityCode);
  return here?.kind === 'code' && later?.kind !== 'code' ? here.code : undefined;
}

function trimRest(rest: string): string {
  return rest
    .replace(/^[\s:,;.)\]]+/, '')
    .replace(/^[-–—]\s+/, '')
    .trim();
}

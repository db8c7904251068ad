/** Indonesian telephone numbers: 62 or 0, then 8 to 12 digits, parted by spaces, dots or hyphens at most. */
const PHONE = /(?<![\d.-])(?:\+?62|0)[\s.-]?\d{2,4}(?:[\s.-]?\d{2,4}){2,3}(?!\d)/g;

/** The telephone numbers of a text, written +62..., each once, at most 5. */
export function readPhones(text: string): string[] {
  const found = new Set<string>();
  for (const [typed] of text.slice(0, 2000).matchAll(PHONE)) {
    const digits = typed.replace(/\D/g, '').replace(/^62/, '0');
    if (digits.length >= 9 && digits.length <= 13) found.add(`+62${digits.slice(1)}`);
    if (found.size === 5) break;
  }
  return [...found];
}

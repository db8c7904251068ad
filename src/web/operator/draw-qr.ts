/** A QR code as SVG for a page, or in half blocks for a terminal of dark ground. Loaded when the first one is drawn. */
export async function drawQr(words: string, how: 'svg' | 'terminal'): Promise<string> {
  const { default: qrcode } = await import('qrcode');
  if (how === 'svg') return qrcode.toString(words, { type: 'svg', margin: 4, errorCorrectionLevel: 'L' });
  return qrcode.toString(words, { type: 'terminal', small: true, errorCorrectionLevel: 'L' });
}

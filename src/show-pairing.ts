import type { LinkState, PairingDesk } from './channels/pairing-desk.js';
import { errorTexts } from './shared/errors.js';
import { drawQr } from './web/operator/draw-qr.js';

interface Parts {
  /** The link that opens the operator's page. */
  link: string;
  /** The output is a terminal somebody looks at; else it may be kept, and neither codes nor the key are written. */
  isTerminal: boolean;
  say: (line: string) => void;
}

/** Tells the operator in the terminal how the number stands, with the QR code or the code to be typed. */
export function showPairing(desk: PairingDesk, { link, isTerminal, say }: Parts): () => void {
  say(
    isTerminal
      ? `Halaman operator (jangan dibagikan): ${link}`
      : 'Halaman operator: jalankan npm run admin -- operator untuk tautannya.',
  );
  let told = '';
  const tell = (line: string) => {
    if (line !== told) say(line);
    told = line;
  };
  const show = async (state: LinkState): Promise<void> => {
    if (state.kind === 'open')
      tell(`WhatsApp tersambung${desk.number() ? ` sebagai nomor ${desk.number()}` : ''}.`);
    if (state.kind === 'needs-operator') tell(`WhatsApp: ${errorTexts[state.why]}`);
    if (state.kind === 'away') tell('WhatsApp: jaringan terputus, dicoba lagi sendiri.');
    if (state.kind === 'qr' && !isTerminal)
      tell('WhatsApp menunggu ditautkan. Kode QR ada di halaman operator.');
    if (state.kind === 'code' && !isTerminal)
      tell('WhatsApp menunggu ditautkan. Kodenya ada di halaman operator.');
    if (state.kind === 'code' && isTerminal)
      tell(`WhatsApp, Perangkat tertaut, Tautkan dengan nomor telepon saja: ketik ${state.code}`);
    if (state.kind === 'qr' && isTerminal) {
      const picture = await drawQr(state.qr, 'terminal');
      // While it was drawn, the phone may have scanned the one before.
      if (desk.state() === state)
        tell(`${picture}\nWhatsApp, Perangkat tertaut, Tautkan perangkat: pindai kode ini.`);
    }
  };
  // A code that cannot be drawn stands on the operator's page all the same.
  const showSafely = (state: LinkState) => void show(state).catch(() => {});
  showSafely(desk.state());
  return desk.watch(showSafely);
}

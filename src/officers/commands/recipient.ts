/** "Ke pelapor", "kepada bapak pelapornya", "warga": who is to read it, as the officer says it. */
const TO =
  /^(?:ke|kepada|pada|sama|buat|untuk)\s+(?:(?:pak|bapak|bu|ibu)\s+)?(?:si\s+)?(?:warga|pelapor)(?:nya)?(?!\p{L})/iu;
const BARE = /^(?:si\s+)?(?:warga|pelapor)(?:nya)?(?!\p{L})/iu;
/** Behind these "warga" is not who is spoken to but who is spoken of: "warga sekitar diminta menepi". */
const SPOKEN_OF =
  /^\s+(?:sekitar|setempat|lain|sini|situ|sana|yang|yg|di|juga|sudah|udah|diminta|dimohon|diimbau|diharap\w*|mohon|harap|bisa|boleh|akan|banyak|rt|rw|dan|itu|ini|tidak|belum|menolak|minta|mengeluh)(?!\p{L})/iu;
/** What joins the recipient with what is said. */
const JOIN = /^[\s,.:;–-]*(?:(?:ya|dong|dulu|aja|kalau|kalo|klo|bahwa|bhw)(?!\p{L})[\s,.:;–-]*)*/iu;

/** True when a text begins with who is to read it. */
export function hasRecipient(text: string): boolean {
  return recipientOf(text, true) !== undefined;
}

/**
 * The words for the citizen without the recipient before them. `afterVerb`: they follow "kabari" or "tanyakan", where a
 * bare "warga" is who is told; else only "ke warga", "warga:" and a bare "warga" that is not spoken of.
 */
export function withoutRecipient(text: string, afterVerb = false): string {
  const recipient = recipientOf(text.trim(), afterVerb);
  return recipient === undefined ? text : text.trim().slice(recipient.length).replace(JOIN, '');
}

function recipientOf(text: string, afterVerb: boolean): string | undefined {
  const [to] = TO.exec(text) ?? [];
  if (to !== undefined) return to;
  const [bare] = BARE.exec(text) ?? [];
  if (bare === undefined) return undefined;
  const rest = text.slice(bare.length);
  const isTold = afterVerb || /^\s*[:,;]/u.test(rest) || /nya$/i.test(bare);
  return isTold && !SPOKEN_OF.test(rest) ? bare : undefined;
}

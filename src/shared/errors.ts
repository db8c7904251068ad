/** Every coded error of the program and what the operator should do about it. Codes are a contract: noun first. */
export const errorTexts = {
  CONFIG_INVALID: 'Settings are wrong; correct the variables named below.',
  CITY_INVALID: 'The city profile has faults; correct the files and lines named below.',
  CITY_UNWRITABLE: 'The city profile cannot be written; give this user write access to CITY_DIR.',
  REGENCY_UNKNOWN:
    'There is no such kota or kabupaten, or there are several; write the code or full name of the one meant.',
  INTENTS_INVALID: 'The intents have faults; correct the files and lines named below.',
  DATA_DIR_UNWRITABLE: 'DATA_DIR cannot be written; give this user write access or choose another folder.',
  DATA_DIR_LOCKED: 'Another Tanggap already works in this DATA_DIR; stop it first or choose another folder.',
  PORT_IN_USE: 'PORT is taken by another program; stop it or set another PORT.',
  PROGRAM_NOT_RUNNING: 'The program does not run with this DATA_DIR; start it first (npm start).',
  STORE_UNREACHABLE: 'The database cannot be reached; check MONGODB_URL and that the server runs.',
  STORE_TAKEN:
    'Another Tanggap works on this database, or was killed less than half a minute ago; this one stands by and follows it.',
  STORE_LOST:
    'Another Tanggap took over this database while this one was paused; this one has ended. Started again, it stands by.',
  STORE_WRITE_FAILED: 'The database refused a write; check free disk space and permissions.',
  STORE_DAMAGED:
    'A data file in DATA_DIR is damaged; restore it from a copy, the file is named in the fields.',
  STORE_UNSUPPORTED:
    'The embedded store does not know this operation; docs/architecture.md lists what both stores have.',
  CHANNEL_UNAUTHORISED:
    'The channel refused our token or account; check the token in the settings and the account at the network (cause: its own number).',
  CHANNEL_UNREACHABLE: 'The channel cannot be reached; check the network. Work is kept and retried.',
  CHANNEL_BLOCKED: 'The person has blocked the bot; the message is kept as undelivered.',
  CHANNEL_REJECTED: 'The channel refused this message for good; it is kept as undelivered.',
  CHANNEL_TAKEN: 'Another program uses this channel with the same token or number; stop it.',
  CHANNEL_SLOW_DOWN: 'The channel asked us to slow down; sending resumes by itself.',
  CHANNEL_CAP_REACHED:
    'News that nobody asked for has reached its daily limit on this channel; the rest is held until there is room (docs/sending.md).',
  CHANNEL_DOWN: 'Nothing can be sent on this channel until the operator acts; what waits goes out then.',
  CHANNEL_LOGGED_OUT: 'The number was unlinked on its phone; pair it again on the operator page.',
  CHANNEL_NOT_PAIRED:
    'No number is paired, and the codes shown ran out; ask for a new one on the operator page.',
  PAIRING_REFUSED:
    'WhatsApp gave no pairing code for this number; check WHATSAPP_PAIRING_NUMBER, or pair by QR code without it.',
  CHANNEL_RESTRICTED:
    'The channel limits this number (new chats, or all of it); wait, and write less unasked.',
  CHANNEL_OUTDATED: 'The channel no longer takes this version of our client; update the program.',
  CHANNEL_CLOSED: 'The channel ended the connection; it is made again by itself after a pause.',
  MESSAGE_EXPIRED: 'The channel did not take this message for a week of tries; it is kept as undelivered.',
  KEYS_UNREADABLE:
    'Stored keys cannot be opened: APP_SECRET changed, or an entry is damaged. Set the old APP_SECRET, or pair again.',
  CHAT_MOVED: 'A person changed their WhatsApp number; what they reported before stays with the old one.',
  WEBHOOK_FORGED: 'A webhook call carried no valid secret and was refused.',
  MEDIA_TOO_LARGE: 'A file is larger than the limit and was not taken.',
  MEDIA_WRONG_TYPE: 'A file is not of an accepted type and was not taken.',
  MEDIA_UNREACHABLE: 'A file could not be fetched from the channel.',
  MEDIA_NOT_KEPT:
    'A file could not be kept; its sender was told. The field reason names why: free space in DATA_DIR (ENOSPC), give write access (EACCES), or install sharp for this machine (sharp).',
  MEDIA_NOT_FOUND: 'There is no file of that id.',
  TICKET_NOT_FOUND: 'There is no ticket of that code.',
  INVITE_INVALID: 'The invitation code is unknown, used or out of date.',
  MODEL_INVALID: 'The stored classifier is damaged or of another format; it is rebuilt.',
  MODEL_NOT_KEPT:
    'The learnt model could not be kept in DATA_DIR; it works on, but the next start learns anew. Check free space and permissions.',
  LEARNING_BUSY: 'A file is being learnt just now; look at npm run admin -- learn --status and try again.',
  LEARNING_FAILED: 'Learning ended before it was done; the model in use stays. The fields name the reason.',
  DATASET_INVALID: 'The data file has faults; correct the lines named below.',
  HOLIDAYS_MISSING: 'The calendar has no holidays for a year that is needed; add them to city/calendar.yaml.',
  TEXT_MISSING: 'A sentence is missing in intents/texts/id.yaml.',
  REQUEST_INVALID: 'A web request was not understood and was refused; the fields name what was wrong.',
  REQUEST_FOREIGN:
    'A web request came from another site, under another host name or for another chat; it was refused.',
  REQUEST_TOO_LARGE: 'The body of a web request is larger than the limit and was refused.',
  REQUEST_TOO_MANY: 'Too many web connections are open at once; close some and try again.',
  REQUEST_NOT_FOUND: 'There is nothing at that web address.',
  REQUEST_FAILED: 'A web request failed inside; see the log for its cause.',
  MESSAGE_NOT_STORED: 'A message could not be stored; its sender was asked to send it again.',
  MEDIA_ROOM_FULL:
    'The folder of uploaded files is full; free space in DATA_DIR or wait for old files to be removed.',
  JOURNEY_INVALID: 'A journey file has a line that is not understood.',
  USAGE: 'The command was not understood; see its help.',
} as const;

export type ErrorCode = keyof typeof errorTexts;

/** An error recognised by `code`, never by its words. Fields never hold a citizen's text, name, number or chat id. */
export class CodedError extends Error {
  readonly code: ErrorCode;
  readonly fields: Record<string, unknown>;

  constructor(code: ErrorCode, fields: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(`${code}: ${errorTexts[code]}`, options);
    this.name = 'CodedError';
    this.code = code;
    this.fields = fields;
  }
}

/** True when `error` is ours and carries `code` (any of ours when `code` is left out). */
export function isCoded(error: unknown, code?: ErrorCode): error is CodedError {
  return error instanceof CodedError && (code === undefined || error.code === code);
}

/** One call of the Bot API. */
export interface TelegramCall {
  method: 'sendMessage' | 'sendPhoto' | 'sendVoice' | 'sendVideo' | 'sendDocument' | 'sendMediaGroup';
  payload: Record<string, unknown>;
  /** What to try when Telegram refuses the file of this call; an empty list: go on without it. */
  instead?: TelegramCall[];
  /** Not the message itself: nobody replies to it. */
  isAside?: true;
}

import type { Call } from '../deliveries.js';

/** One call of the Bot API; `instead` is for when Telegram refuses its file. */
export interface TelegramCall extends Call<TelegramCall> {
  method: 'sendMessage' | 'sendPhoto' | 'sendVoice' | 'sendVideo' | 'sendDocument' | 'sendMediaGroup';
  payload: Record<string, unknown>;
}

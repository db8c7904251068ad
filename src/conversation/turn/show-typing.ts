import type { Channel, ChannelName, Inbound } from '../../channels/channel.js';

/** Lets the person see that an answer is coming, where the channel can show it; never in groups, and nothing waits for it. */
export function showTyping(
  channels: ReadonlyMap<ChannelName, Pick<Channel, 'showTyping'>>,
  { channel, chatId, isGroup }: Pick<Inbound, 'channel' | 'chatId' | 'isGroup'>,
): void {
  if (isGroup) return;
  // It is a courtesy: whatever goes wrong with it must not touch the answer.
  void (async () => channels.get(channel)?.showTyping?.(chatId))().catch(() => undefined);
}

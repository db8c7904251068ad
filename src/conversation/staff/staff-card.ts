import type { Turn } from '../decision.js';
import type { Talk } from '../talk.js';

/** True when the staff member writes as the citizen who reported it. */
export function isOwn({ facts }: Turn): boolean {
  const { replyCode, closedCode, ownOpen } = facts;
  return (
    replyCode !== undefined && (replyCode === closedCode || ownOpen.some(({ code }) => code === replyCode))
  );
}

/** The ticket of the album that this message belongs to. */
export function albumCode({ talk, inbound }: Turn): string | undefined {
  return talk.album?.id === inbound.albumId ? talk.album?.code : undefined;
}

/** The talk that knows to which ticket further photos of this message's album belong. */
export function withAlbum(talk: Talk, { inbound }: Turn, code: string | undefined): Talk {
  return inbound.albumId && code ? { ...talk, album: { id: inbound.albumId, code } } : talk;
}

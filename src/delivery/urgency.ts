/**
 * How pressing a message is. `danger`: answers to danger, urgent tickets to the staff; `reply`: to somebody who just
 * wrote; `notice`: news nobody asked for just now; `broadcast`: one text to many.
 */
export type Urgency = 'danger' | 'reply' | 'notice' | 'broadcast';

/** The most pressing first. */
const ORDER: readonly Urgency[] = ['danger', 'reply', 'notice', 'broadcast'];

export function rankOf(urgency: Urgency): number {
  return ORDER.indexOf(urgency);
}

/** The most pressing of some; `broadcast` when there are none. */
export function mostUrgent(urgencies: readonly Urgency[]): Urgency {
  return ORDER[Math.min(...urgencies.map(rankOf), ORDER.length - 1)]!;
}

/** News that a person did not ask for just now. */
export function isNews(urgency: Urgency): boolean {
  return urgency === 'notice' || urgency === 'broadcast';
}

import type { FaqTopic } from '../profile/intents-schema.js';
import { isValid } from './find-answer.js';

/** A heading of the topic menu with its valid topics by title. */
export interface TopicGroup {
  group: FaqTopic['group'];
  topics: FaqTopic[];
}

/** The topic menu (B17): groups in the order of the city's files, topics by title, expired ones left out. */
export function groupTopics(topics: readonly FaqTopic[], today: string): TopicGroup[] {
  const groups = new Map<FaqTopic['group'], FaqTopic[]>();
  for (const topic of topics) {
    if (isValid(topic, today)) groups.set(topic.group, [...(groups.get(topic.group) ?? []), topic]);
  }
  return [...groups].map(([group, members]) => ({
    group,
    topics: members.sort((a, b) => a.title.localeCompare(b.title, 'id')),
  }));
}

/** Longest search, in characters, and most words of it that are looked for. */
const LONGEST_SEARCH = 200;
const MOST_WORDS = 8;

/**
 * Topics that hold every given word (or its beginning) in title, questions or answer, without any understanding (B17);
 * found in the title first. At most `most`.
 */
export function searchTopics(
  topics: readonly FaqTopic[],
  search: string,
  today: string,
  most = 10,
): FaqTopic[] {
  const wanted = plainWords(search.slice(0, LONGEST_SEARCH)).slice(0, MOST_WORDS);
  if (wanted.length === 0) return [];
  const found = topics.flatMap((topic) => {
    const places = [topic.title, topic.questions.join(' '), topic.answer].map(plainWords);
    const holds = (words: string[]) => wanted.every((want) => words.some((word) => word.startsWith(want)));
    if (!isValid(topic, today) || !holds(places.flat())) return [];
    const first = places.findIndex(holds);
    return [{ topic, rank: first === -1 ? places.length : first }];
  });
  found.sort((a, b) => a.rank - b.rank || a.topic.title.localeCompare(b.topic.title, 'id'));
  return found.slice(0, most).map(({ topic }) => topic);
}

function plainWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

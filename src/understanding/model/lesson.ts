/** What is told of a message by learning. */
export type Task = 'category' | 'intent';

/** A text whose category and/or intent is known. */
export interface Lesson {
  text: string;
  category?: string;
  intent?: string;
  /** How much it counts; 1 when left out. */
  weight?: number;
  /** How much it counts for the intent, where that differs. */
  intentWeight?: number;
  /** A real message of the city, not one made up to teach. */
  isReal?: boolean;
}

/** A lesson out of the city's own history. */
export function toReal(lesson: Lesson): Lesson {
  return { ...lesson, isReal: true };
}

import { setFlagsFromString } from 'node:v8';

/**
 * A start makes much that is thrown away at once. For that the engine would widen the room of young objects to 2 x 16 MB,
 * and it hardly ever gives them back. An engine that does not know the setting says so and goes on.
 */
export function keepYoungSpaceNarrow(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** From now on the room grows with the work there is, as the engine does by itself. */
export function letYoungSpaceGrow(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
}

import { toShares } from './classifier.js';

/** Steepnesses that are looked at; beyond them shares are nearly equal or nearly all one. */
const [LEAST, MOST] = [0.5, 20];
const STEPS = 30;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** What a classifier said of a message it was not taught, and the label that was right (index of its labels). */
export interface Said {
  margins: Float64Array;
  right: number;
}

/**
 * The steepness with which shares fit best to how often they are right: least mean log loss (Guo et al., ICML 2017,
 * temperature scaling), found by golden section.
 */
export function fitSteepness(said: readonly Said[]): number {
  const loss = (steepness: number) =>
    said.reduce((sum, { margins, right }) => sum - Math.log(toShares(margins, steepness)[right]! + 1e-9), 0);
  let [low, high] = [LEAST, MOST];
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [lossA, lossB] = [loss(a), loss(b)];
  for (let step = 0; step < STEPS; step++) {
    if (lossA < lossB) {
      [high, b, lossB] = [b, a, lossA];
      a = high - GOLDEN * (high - low);
      lossA = loss(a);
    } else {
      [low, a, lossA] = [a, b, lossB];
      b = low + GOLDEN * (high - low);
      lossB = loss(b);
    }
  }
  return (low + high) / 2;
}

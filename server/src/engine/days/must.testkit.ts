/** Cheaper than a matcher, and thousands of days ask it some millions of times. */
export function must(holds: boolean, words: string): asserts holds {
  if (!holds) throw new Error(words)
}

/** What happened over many days: a day on which nothing happens proves nothing. */
export type Tally = Map<string, number>

export function count(tally: Tally, name: string): void {
  tally.set(name, (tally.get(name) ?? 0) + 1)
}

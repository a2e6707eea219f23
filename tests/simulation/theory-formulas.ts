/** Mean waits of queueing theory, by which rows of any parameters are held against the simulator. */

/** A. K. Erlang 1917, delay formula: the share that finds all windows busy; `a` is the offered load. */
export function erlangC(windows: number, a: number): number {
  let blocked = 1
  for (let count = 1; count <= windows; count += 1) blocked = (a * blocked) / (count + a * blocked)
  const busy = a / windows
  return blocked / (1 - busy * (1 - blocked))
}

export interface Service {
  readonly mean: number
  /** Variance ÷ mean². */
  readonly scv: number
}

/** First come, first served: Pollaczek and Khinchine for one window, Erlang C for exponential services. */
export function meanWait(windows: number, lambda: number, { mean, scv }: Service): number {
  const busy = (lambda * mean) / windows
  if (windows === 1) return (busy * mean * (1 + scv)) / 2 / (1 - busy)
  return (erlangC(windows, lambda * mean) * mean) / windows / (1 - busy)
}

/**
 * A. Cobham, Priority assignment in waiting line problems, Operations Research 2 (1954); for several
 * windows with exponential services of one mean. `lambdas` from the first class to the last.
 */
export function cobham(windows: number, lambdas: readonly number[], service: Service): number[] {
  const all = lambdas.reduce((sum, one) => sum + one, 0)
  const busyAll = (all * service.mean) / windows
  const residual = meanWait(windows, all, service) * (1 - busyAll)
  let before = 0
  return lambdas.map((lambda) => {
    const after = before + (lambda * service.mean) / windows
    const wait = residual / ((1 - before) * (1 - after))
    before = after
    return wait
  })
}

/**
 * L. Kleinrock, A delay dependent queue discipline, Naval Research Logistics Quarterly 11 (1964);
 * `classes` by rate, the slowest first.
 */
export function kleinrock(
  windows: number,
  classes: readonly { readonly lambda: number; readonly rate: number }[],
  service: Service,
): number[] {
  const all = classes.reduce((sum, one) => sum + one.lambda, 0)
  const fcfs = meanWait(windows, all, service)
  const busy = (lambda: number) => (lambda * service.mean) / windows
  const waits: number[] = []
  for (const [place, { rate }] of classes.entries()) {
    let above = fcfs
    let below = 1
    for (const [other, one] of classes.entries()) {
      if (other < place) above -= busy(one.lambda) * (waits[other] ?? 0) * (1 - one.rate / rate)
      if (other > place) below -= busy(one.lambda) * (1 - rate / one.rate)
    }
    waits.push(above / below)
  }
  return waits
}

/** C. Palm 1957, Erlang A: mean wait of all who came, and the share that left. */
export function erlangA(
  windows: number,
  lambda: number,
  { mean, patience }: { readonly mean: number; readonly patience: number },
): { readonly wait: number; readonly left: number } {
  let [weight, total, queued] = [1, 1, 0]
  for (let here = 1; here < 100_000; here += 1) {
    const leaving = Math.min(here, windows) / mean + Math.max(0, here - windows) / patience
    weight *= lambda / leaving
    total += weight
    queued += weight * Math.max(0, here - windows)
    if (here > windows && weight < total * 1e-16) break
  }
  const wait = queued / total / lambda
  return { wait, left: wait / patience }
}

/**
 * Two classes and two windows, exponential services of mean 1: the first window does both, the second
 * one only the first class, which goes first wherever it waits. From the balance equations of the
 * states (who waits of each, who is busy), solved by relaxation.
 */
export function sharedWindow(first: number, second: number): readonly [number, number] {
  const most = 30
  const size = most + 1
  const at = (a: number, b: number, busy: number) => (a * size + b) * 4 + busy
  let p = new Float64Array(size * size * 4).fill(0)
  p[0] = 1
  const step = 0.9 / (first + second + 2)
  for (let round = 0; round < 20_000; round += 1) {
    const next = new Float64Array(p.length)
    let moved = 0
    for (let a = 0; a <= most; a += 1) {
      for (let b = 0; b <= most; b += 1) {
        for (let busy = 0; busy < 4; busy += 1) {
          const here = p[at(a, b, busy)] ?? 0
          if (here === 0) continue
          let stays = 1
          const go = (rate: number, to: number) => {
            next[to] = (next[to] ?? 0) + here * rate * step
            stays -= rate * step
          }
          // Bit 0: the window for both; bit 1: the one for the first class, which is taken first.
          if ((busy & 2) === 0) go(first, at(a, b, busy | 2))
          else if ((busy & 1) === 0) go(first, at(a, b, busy | 1))
          else if (a < most) go(first, at(a + 1, b, busy))
          if ((busy & 1) === 0) go(second, at(a, b, busy | 1))
          else if (b < most) go(second, at(a, b + 1, busy))
          if ((busy & 1) !== 0) {
            if (a > 0) go(1, at(a - 1, b, busy))
            else if (b > 0) go(1, at(a, b - 1, busy))
            else go(1, at(a, b, busy & 2))
          }
          if ((busy & 2) !== 0) go(1, a > 0 ? at(a - 1, b, busy) : at(a, b, busy & 1))
          next[at(a, b, busy)] = (next[at(a, b, busy)] ?? 0) + here * stays
        }
      }
    }
    for (let one = 0; one < p.length; one += 1) moved += Math.abs((next[one] ?? 0) - (p[one] ?? 0))
    p = next
    if (moved < 1e-11) break
  }
  let [waitingFirst, waitingSecond] = [0, 0]
  for (let a = 0; a <= most; a += 1) {
    for (let b = 0; b <= most; b += 1) {
      for (let busy = 0; busy < 4; busy += 1) {
        const here = p[at(a, b, busy)] ?? 0
        waitingFirst += a * here
        waitingSecond += b * here
      }
    }
  }
  return [waitingFirst / first, waitingSecond / second]
}

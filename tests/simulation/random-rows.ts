import { randomStream } from '../../server/src/simulator/random.ts'
import type { TheoryRow } from '../../server/src/simulator/theory/theory-row.ts'
import {
  cobham,
  erlangA,
  kleinrock,
  meanWait,
  type Service,
  sharedWindow,
} from './theory-formulas.ts'

type Row = Pick<TheoryRow, 'id' | 'seed' | 'service' | 'classes' | 'windows' | 'policy'> & {
  readonly exact: Readonly<Record<string, number>>
}

/** Numbers of one row, each between two bounds and rounded so that they can be read. */
class Draw {
  readonly #random: () => number

  constructor(seed: number, kind: string) {
    this.#random = randomStream(seed, 'theory', kind)
  }

  between(least: number, most: number): number {
    return Number((least + (most - least) * this.#random()).toFixed(3))
  }

  whole(least: number, most: number): number {
    return least + Math.floor((most - least + 1) * this.#random())
  }

  /** So many parts of that whole, none of them tiny. */
  shares(whole: number, parts: number): number[] {
    const weights = Array.from({ length: parts }, () => 0.3 + this.#random())
    const sum = weights.reduce((total, one) => total + one, 0)
    return weights.map((one) => Number(((whole * one) / sum).toFixed(4)))
  }

  service(kinds: readonly TheoryRow['service']['kind'][]): TheoryRow['service'] {
    const kind = kinds[this.whole(0, kinds.length - 1)] ?? 'exponential'
    const mean = this.between(0.2, 5)
    return kind === 'lognormal' ? { kind, mean, scv: this.between(0.3, 2) } : { kind, mean }
  }
}

function serviceOf(service: TheoryRow['service']): Service {
  const scv = service.kind === 'lognormal' ? service.scv : service.kind === 'deterministic' ? 0 : 1
  return { mean: service.mean, scv }
}

const classOf = (name: string, lambda: number, more: object = {}) => ({
  name,
  lambda,
  rate: 1,
  skill: 'A',
  patienceMean: null,
  ...more,
})
const alike = (count: number) => Array.from({ length: count }, () => ['A'])
const named = (place: number) => `class-${place + 1}`

function exactly(names: readonly string[], waits: readonly number[]): Record<string, number> {
  return Object.fromEntries(names.map((name, place) => [name, waits[place] ?? Number.NaN]))
}

type Make = (draw: Draw, seed: number) => Omit<Row, 'id' | 'seed'>
const anyService = ['exponential', 'deterministic', 'lognormal'] as const

const makes: Readonly<Record<string, Make>> = {
  'one window, any service': (draw) => {
    const service = draw.service(anyService)
    const lambda = draw.between(0.3, 0.9) / service.mean
    const wait = meanWait(1, lambda, serviceOf(service))
    const classes = [classOf('all', lambda)]
    return { service, classes, windows: alike(1), policy: 'fcfs', exact: { all: wait } }
  },
  'several windows': (draw) => {
    const service = draw.service(['exponential'])
    const windows = draw.whole(2, 12)
    const lambda = (draw.between(0.5, 0.92) * windows) / service.mean
    const wait = meanWait(windows, lambda, serviceOf(service))
    const classes = [classOf('all', lambda)]
    return { service, classes, windows: alike(windows), policy: 'fcfs', exact: { all: wait } }
  },
  'strict priority': (draw) => {
    const windows = draw.whole(1, 5)
    const service = draw.service(windows === 1 ? anyService : ['exponential'])
    const load = (draw.between(0.5, 0.88) * windows) / service.mean
    const lambdas = draw.shares(load, draw.whole(2, 4))
    const waits = cobham(windows, lambdas, serviceOf(service))
    const rate = (place: number) => lambdas.length - place
    return {
      service,
      // Not in the order of their rates: the rate decides, not the place in the list.
      classes: lambdas
        .map((one, place) => classOf(named(place), one, { rate: rate(place) }))
        .reverse(),
      windows: alike(windows),
      policy: 'strict',
      exact: exactly(
        lambdas.map((_, place) => named(place)),
        waits,
      ),
    }
  },
  'accumulating priority': (draw) => {
    const windows = draw.whole(1, 5)
    const service = draw.service(windows === 1 ? anyService : ['exponential'])
    const load = (draw.between(0.5, 0.9) * windows) / service.mean
    const lambdas = draw.shares(load, draw.whole(2, 3))
    const classes = lambdas.map((lambda, place) => ({
      lambda,
      rate: (place + 1) * draw.between(1, 1.9),
    }))
    const slowestFirst = [...classes].sort((a, b) => a.rate - b.rate)
    return {
      service,
      classes: slowestFirst.map((one, place) => classOf(named(place), one.lambda, one)),
      windows: alike(windows),
      policy: 'accumulating',
      exact: exactly(
        slowestFirst.map((_, place) => named(place)),
        kleinrock(windows, slowestFirst, serviceOf(service)),
      ),
    }
  },
  'some leave': (draw) => {
    const service = draw.service(['exponential'])
    const windows = draw.whole(1, 8)
    const lambda = (draw.between(0.7, 1.4) * windows) / service.mean
    const patience = service.mean * draw.between(0.5, 4)
    const { wait } = erlangA(windows, lambda, { mean: service.mean, patience })
    const classes = [classOf('all', lambda, { patienceMean: patience })]
    return { service, classes, windows: alike(windows), policy: 'fcfs', exact: { all: wait } }
  },
  'two skills, one shared window': (draw) => {
    const [first, second] = [draw.between(0.4, 0.9), draw.between(0.2, 0.45)]
    return {
      service: { kind: 'exponential', mean: 1 },
      classes: [
        classOf('class-1', first, { rate: 2 }),
        classOf('class-2', second, { rate: 1, skill: 'B' }),
      ],
      windows: [['A', 'B'], ['A']],
      policy: 'strict',
      exact: exactly(['class-1', 'class-2'], sharedWindow(first, second)),
    }
  },
}

/** One row of each kind for that seed, with the exact mean waits beside it. */
export function randomRows(seed: number): readonly Row[] {
  return Object.entries(makes).map(([kind, make]) => {
    const row = make(new Draw(seed, kind), seed)
    return { id: `${kind} ${seed}`, seed, ...row }
  })
}

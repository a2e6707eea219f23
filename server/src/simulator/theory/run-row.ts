import type { EpochMs, QueueId } from '@yihao/contract'
import { accumulatingPriority } from '../../engine/policy/accumulating-priority.ts'
import type { CallPolicy } from '../../engine/policy/call-policy.ts'
import { firstComeFirstServed } from '../../engine/policy/first-come-first-served.ts'
import { type Draw, exponential, serviceDraw } from '../distributions.ts'
import { randomStream } from '../random.ts'
import { runSimulation } from '../run-simulation.ts'
import { byScore } from '../textbook-policies.ts'
import type { SimTicket, WaitingLane } from '../waiting-lane.ts'
import { RowFigures, type RowResult } from './row-figures.ts'
import { type TheoryRow, windowsFor } from './theory-row.ts'

export interface Customer extends SimTicket {
  /** Place among the measured ones of its class; none while the line fills or runs out. */
  readonly measured: number | undefined
}

const warmUpShare = 0.05

/** Runs one row; the answer has a line for each of its classes. */
export function runRow(row: TheoryRow): readonly RowResult[] {
  const figures = new RowFigures(row)
  runSimulation<Customer>({
    lanes: row.classes.length,
    windows: row.windows.map((_, place) => ({
      lanes: [...row.classes.keys()].filter((lane) =>
        row.classes.slice(lane, lane + 1).some((one) => windowsFor(row, one).includes(place)),
      ),
    })),
    idle: row.idle,
    policy: (lanes) => policyOfRow(row, lanes),
    nextArrival: arrivals(row, figures),
    started: (customer, { at, free }) => figures.started(customer, at, free),
    left: (customer, at) => figures.left(customer, at),
  })
  return figures.results()
}

/** The engine's own policies with the numbers of the row, or one that only theory knows. */
export function policyOfRow(
  row: TheoryRow,
  lanes: readonly Pick<WaitingLane<Customer>, 'length'>[],
): CallPolicy<Customer> {
  const rates = row.classes.map((one) => one.rate)
  const rateOf = ({ lane }: Customer) => rates[lane] ?? 0
  const classOf = ({ lane }: Customer) => lane
  switch (row.policy) {
    case 'fcfs':
      return firstComeFirstServed
    case 'accumulating':
      return accumulatingPriority<Customer>({
        parameters: {},
        overtakesMax: Number.POSITIVE_INFINITY,
        capMs: Number.POSITIVE_INFINITY,
        rateOf,
        isOrdinary: () => false,
        overtakesOf: () => 0,
      })
    case 'strict':
      return byScore('strict', { scoreOf: rateOf, classOf, ties: row.ties })
    case 'longest-queue': {
      const scoreOf = ({ lane }: Customer) => lanes[lane]?.length ?? 0
      return byScore('longest-queue', { scoreOf, classOf, ties: row.ties })
    }
  }
}

interface Stream {
  readonly lane: number
  readonly queueId: QueueId
  readonly gap: Draw
  readonly service: Draw
  readonly patience: Draw
  nextAt: number
}

/** Poisson streams side by side, until every measured customer has been called or has left. */
function arrivals(row: TheoryRow, figures: RowFigures): () => Customer | undefined {
  const streams = row.classes.map((one, lane): Stream => {
    const stream = (purpose: string) => randomStream(row.seed, purpose, lane)
    const gap = exponential(1 / one.lambda, stream('arrivals'))
    const patience =
      one.patienceMean == null
        ? () => Number.POSITIVE_INFINITY
        : exponential(one.patienceMean, stream('patience'))
    const service = serviceDraw(row.service, stream('service'))
    return { lane, queueId: `${lane}` as QueueId, gap, service, patience, nextAt: gap() }
  })
  const warmUp = Math.ceil(row.customers * warmUpShare)
  let count = 0
  return () => {
    const place = count - warmUp
    // Those behind the last measured one keep the line as full for it as for the others.
    if (place >= row.customers && (figures.complete() || place >= 2 * row.customers)) {
      return undefined
    }
    count += 1
    const stream = earliest(streams)
    const { lane, queueId, nextAt } = stream
    stream.nextAt += stream.gap()
    return {
      lane,
      queueId,
      order: { at: nextAt as EpochMs, tie: count },
      service: stream.service(),
      patience: stream.patience(),
      gone: false,
      measured: place < 0 || place >= row.customers ? undefined : figures.count(lane),
    }
  }
}

function earliest(streams: readonly Stream[]): Stream {
  let first = streams[0] as Stream
  for (const stream of streams) if (stream.nextAt < first.nextAt) first = stream
  return first
}

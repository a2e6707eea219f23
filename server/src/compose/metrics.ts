import type { RecordedEvent } from '@yihao/contract'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { ConductFeed } from '../conduct/conduct-feed.ts'
import type { Gauge as HallGauge } from '../conduct/conduct-gauges.ts'
import type { HallRuntime } from '../runtime/hall-runtime.ts'

export interface MetricsSources {
  readonly runtime: HallRuntime
  readonly feed: ConductFeed
  /** Of parts beside the hall. */
  readonly more: () => Promise<readonly HallGauge[]>
  readonly connections: () => number
}

/** The process, the log and the hall's present state, in the text format of Prometheus. */
export function startMetrics({ runtime, feed, more, connections }: MetricsSources) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'yihao_' })
  const events = new Counter({
    name: 'yihao_events_total',
    help: 'Events committed since this start, by type',
    labelNames: ['type'],
    registers: [registry],
  })
  new Gauge({
    name: 'yihao_log_position',
    help: 'Position of the last committed event',
    registers: [registry],
    collect() {
      this.set(runtime.position().seq)
    },
  })
  new Gauge({
    name: 'yihao_screens_connected',
    help: 'Socket.IO connections now',
    registers: [registry],
    collect() {
      this.set(connections())
    },
  })
  const stop = runtime.onCommitted((committed: readonly RecordedEvent[]) => {
    for (const event of committed) events.inc({ type: event.type })
  })
  const text = async () => {
    const hall = await runtime.read((view) => feed.gauges(view))
    const both = Registry.merge([registry, registryOf([...hall, ...(await more())])])
    return { type: both.contentType, text: await both.metrics() }
  }
  return { text, stop }
}

/** Made anew for each reading, so that no series of a closed window or an old plan stays behind. */
function registryOf(values: readonly HallGauge[]): Registry {
  const registry = new Registry()
  const gauges = new Map<string, Gauge>()
  for (const { name, help, labels, value } of values) {
    const labelNames = Object.keys(labels)
    const gauge = gauges.get(name) ?? new Gauge({ name, help, labelNames, registers: [registry] })
    gauges.set(name, gauge)
    gauge.set({ ...labels }, value)
  }
  return registry
}

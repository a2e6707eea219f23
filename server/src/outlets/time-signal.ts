import { type TimePayload, topics } from '@yihao/contract'
import type { HallRuntime } from '../runtime/hall-runtime.ts'
import type { MqttLink } from './mqtt-link.ts'

const everyRealMs = 3_000

/** Tells the hall's time, by which devices judge what has expired. */
export function startTimeSignal(
  runtime: Pick<HallRuntime, 'hallId' | 'now' | 'position' | 'clock'>,
  link: MqttLink,
): () => void {
  const tell = () => {
    if (!link.connected) return
    const payload: TimePayload = {
      at: runtime.now(),
      position: runtime.position(),
      speed: runtime.clock.speed,
    }
    // A time that comes late is a wrong time; the next one follows soon.
    link.send(topics.time(runtime.hallId), payload, { atMostOnce: true }).catch(() => undefined)
  }
  link.onConnected(tell)
  const timer = setInterval(tell, everyRealMs)
  return () => clearInterval(timer)
}

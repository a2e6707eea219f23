import type { LiveHall, LiveWindow } from './live-hall.ts'
import type { LiveTicket } from './live-queue.ts'
import { dutySlotMs, dutySlots, type PastWindow, type PastWindows } from './past-windows.ts'
import { minuteMs } from './queue-news.ts'
import type { Scene, SceneWindow } from './simulate-forward.ts'

/** A free window that lets people wait for so long is not on duty. */
const idleMostMs = 2 * minuteMs
/** A window that nobody needed may be there although it was not seen for so long. */
const unseenMostMs = 40 * minuteMs
/** So many past services tell enough without those of today. */
const lengthsEnough = 30

/** The hall as it stands, for somebody joining that queue now. */
export function sceneNow(
  live: LiveHall,
  queueKey: string,
  now: number,
  past: PastWindows,
): Scene | undefined {
  if (past.windows.size === 0 && live.windows.size === 0) return undefined
  const kinds = new Map<string, number>()
  const kindOf = (queue: string) => {
    const known = kinds.get(queue)
    if (known !== undefined) return known
    kinds.set(queue, kinds.size)
    return kinds.size - 1
  }
  const windows = [...new Set([...past.windows.keys(), ...live.windows.keys()])].map((key) => {
    const [own, habit] = [live.windows.get(key), past.windows.get(key)]
    const queues = new Set([...(own?.queues ?? []), ...(habit?.queues ?? [])])
    return sceneWindow({ live, own, habit, queues, now, kindOf })
  })
  const shared = sharedQueues(windows, kindOf(queueKey))
  const line = lineNow(live, (queue) => shared.has(kindOf(queue))).map(({ queue }) => kindOf(queue))
  line.push(kindOf(queueKey))
  const durations = [...kinds.keys()].map((queue) => lengthsOf(live, past, queue))
  return {
    windows: windows.filter(({ serves }) => [...serves].some((kind) => shared.has(kind))),
    line,
    durations,
    turnaroundMs: past.turnaroundMs,
  }
}

/** Past lengths, or those of today where the past knows too few. */
function lengthsOf(live: LiveHall, past: PastWindows, queue: string): Float64Array {
  const known = past.lengths.get(queue) ?? new Float64Array()
  const today = live.queues.get(queue)?.services ?? []
  if (known.length >= lengthsEnough || today.length === 0) return known
  return Float64Array.from([...known, ...today]).sort()
}

/** Kinds that compete with this one for a window, directly or through others. */
function sharedQueues(windows: readonly SceneWindow[], kind: number): ReadonlySet<number> {
  const found = new Set([kind])
  for (let before = 0; before < found.size; ) {
    before = found.size
    for (const { serves } of windows) {
      if ([...serves].some((one) => found.has(one))) for (const one of serves) found.add(one)
    }
  }
  return found
}

function lineNow(live: LiveHall, counts: (queue: string) => boolean): readonly LiveTicket[] {
  const all: LiveTicket[] = []
  for (const queue of live.queues.values()) if (counts(queue.key)) all.push(...queue.waiting())
  return all.sort((a, b) => a.joinedAt - b.joinedAt)
}

interface Seen {
  readonly live: LiveHall
  readonly own: LiveWindow | undefined
  readonly habit: PastWindow | undefined
  readonly queues: ReadonlySet<string>
  readonly now: number
  readonly kindOf: (queue: string) => number
}

function sceneWindow({ live, own, habit, queues, now, kindOf }: Seen): SceneWindow {
  const serves = new Set([...queues].map(kindOf))
  const opened = live.openedAt ?? now
  if (own?.ticket !== undefined) {
    const serving = { kind: kindOf(own.ticket.queue), forMs: now - own.busySince }
    return { serves, serving, duty: dutyFrom(habit, now - opened, true) }
  }
  const firstWaiting = Math.min(
    ...[...queues].map((key) => live.queues.get(key)?.head()?.joinedAt ?? Number.POSITIVE_INFINITY),
  )
  const freeSince = Math.max(own?.lastSeenAt ?? opened, firstWaiting)
  const neglects = now - freeSince > idleMostMs
  const forgotten = now - (own?.lastSeenAt ?? opened) > unseenMostMs
  return { serves, duty: dutyFrom(habit, now - opened, !neglects && !forgotten) }
}

/** On duty in the quarters of an hour in which it served on half of its days; a few come anew. */
function dutyFrom(
  habit: PastWindow | undefined,
  sinceOpening: number,
  hereNow: boolean,
): readonly (readonly [number, number])[] {
  if (habit === undefined || habit.days === 0) {
    return hereNow ? [[0, Number.POSITIVE_INFINITY]] : []
  }
  const usual = (slot: number) => (habit.present[slot] ?? 0) * 2 >= habit.days
  const current = Math.max(0, Math.floor(sinceOpening / dutySlotMs))
  const duty: (readonly [number, number])[] = []
  for (let slot = current; slot < dutySlots; slot += 1) {
    const here = slot === current ? hereNow : usual(slot)
    if (!here) continue
    const from = Math.max(0, slot * dutySlotMs - sinceOpening)
    const until = (slot + 1) * dutySlotMs - sinceOpening
    const last = duty[duty.length - 1]
    if (last !== undefined && last[1] >= from) duty[duty.length - 1] = [last[0], until]
    else duty.push([from, until])
  }
  return duty
}

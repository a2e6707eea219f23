import type { DeviceId, KioskView, QueueId, QueueLine } from '@yihao/contract'

export const aQueueLine = (prefix: string, waiting: number): QueueLine => ({
  queueId: prefix as QueueId,
  prefix,
  name: { zh: prefix, en: prefix },
  waiting,
  openWindows: 3,
})

export const aKioskView = (over: Partial<KioskView> = {}): KioskView => ({
  kind: 'kiosk',
  hall: { name: { zh: '大厅', en: 'Hall' }, dayOpen: true },
  kioskId: 'kiosk-1' as DeviceId,
  taking: { open: true },
  queues: [aQueueLine('A', 12), aQueueLine('B', 4), aQueueLine('Z', 0)],
  planVersion: 1,
  printer: 'ready',
  ...over,
})

import type { EpochMs, TicketNumber, TicketSlip } from '@yihao/contract'

export function sampleSlip(changes: Partial<TicketSlip> = {}): TicketSlip {
  return {
    hallName: { zh: '测试区政务服务中心', en: 'Test District Service Hall' },
    number: 'A012' as TicketNumber,
    queueName: { zh: '社会保障', en: 'Social security' },
    zoneName: { zh: '一楼A区', en: 'Zone A' },
    itemNames: ['社会保障卡申领'],
    ahead: 5,
    waitRange: { fromMs: 600_000, toMs: 1_200_000 },
    issuedAt: Date.UTC(2026, 10, 24, 1, 15) as EpochMs,
    url: 'http://127.0.0.1:8080/t/abc',
    hints: [{ zh: '过号请到取号机重新签到', en: 'Passed over? Check in again at a kiosk.' }],
    reprint: false,
    ...changes,
  }
}

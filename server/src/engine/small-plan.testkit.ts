import { type HouseRules, type Plan, planSchema } from '@yihao/contract'

const words = (zh: string) => ({ zh, en: zh })
const reasons = (...codes: readonly string[]) => codes.map((code) => ({ code, words: words(code) }))

const defaultRules = {
  callCountMax: 3,
  recallSpacingMs: 20_000,
  noShowAfterFirstCallMs: 90_000,
  reinstateBehindPeople: 3,
  reinstateCountMax: 1,
  announcementAgeMsMax: 15_000,
  heldPerWindowMax: 2,
  checkInEarlyMs: 900_000,
  checkInLateMs: 900_000,
  evaluatorIdleMs: 60_000,
  openTicketsPerPersonMax: 1,
  pauseReasons: reasons('break', 'meal'),
  specificCallReasons: reasons('priority'),
  transferReasons: reasons('wrong-window'),
  correctionReasons: reasons('papers-missing'),
  abandonReasons: reasons('left'),
  helpReasons: reasons('dispute'),
  needs: [
    { code: 'slow', words: words('步行慢'), moreRecallSpacingMs: 10_000, moreNoShowMs: 60_000 },
    { code: 'blind', words: words('视障'), moreNoShowMs: 120_000, fetch: true as const },
    { code: 'signing', words: words('听障'), prefersWindow: { withinMs: 300_000 } },
  ],
  priorityGroups: [
    { code: 'elderly', words: words('高龄'), proofs: [{ kind: 'age' as const, ageFrom: 65 }] },
    {
      code: 'veteran',
      words: words('军人'),
      proofs: [{ kind: 'card' as const, card: words('优待证') }, { kind: 'staff' as const }],
    },
  ],
  claimRefusalReasons: reasons('no-card'),
  greenChannel: { reasons: reasons('hardship'), prefersWindow: { withinMs: 300_000 } },
  separationOfDuties: true,
}

const item = (code: string, windowFamily: string, more: object = {}) => ({
  code,
  name: `事项${code}`,
  shortName: code,
  pinyinInitials: '',
  shortInitials: '',
  aliases: [],
  audience: 'natural',
  department: '部门',
  theme: '主题',
  windowFamily,
  medianMs: 600_000,
  p90Ms: 1_200_000,
  promiseType: 'immediate',
  materials: [],
  crossProvince: false,
  provinceWide: false,
  selfService: false,
  grassroots: false,
  hot: false,
  weight: 1,
  ...more,
})

const place = (windowNumber: number, serves: readonly string[], skills: readonly object[]) => ({
  windowId: `w${windowNumber}`,
  windowNumber,
  label: words('综合'),
  zoneId: 'hall',
  serves,
  skills,
  tidal: false,
})

const family = (familyId: string) => ({ kind: 'family', familyId })
const signing = { kind: 'need', needCode: 'signing' }
const session = (sessionId: string, from: string, to: string, taking: readonly string[]) => ({
  sessionId,
  name: words(sessionId),
  from,
  to,
  takeFrom: taking[0],
  takeTo: taking[1],
})

const parts = {
  hallId: 'hall-1',
  name: words('小厅'),
  tips: [],
  supervisionPhone: '12345',
  zones: [{ zoneId: 'hall', name: words('大厅') }],
  families: ['natural', 'legal', 'police', 'advice'].map((familyId) => ({
    familyId,
    name: words(familyId),
  })),
  queues: [
    { queueId: 'A', prefix: 'A', families: ['natural'], pooledFor: 'natural' },
    { queueId: 'B', prefix: 'B', families: ['legal'], pooledFor: 'legal' },
    { queueId: 'C', prefix: 'C', families: ['police'] },
    { queueId: 'Z', prefix: 'Z', families: ['advice'], withoutItems: 'consultation' },
  ].map((queue) => ({ ...queue, name: words(queue.queueId), zoneId: 'hall' })),
  /**
   * w1 does what people need, w2 that and the police's, w3 firms, w4 only the police and N2. At w2
   * they sign and do many at once; Wu, wherever they stand, takes the green channel.
   */
  windows: [
    place(1, ['A', 'Z'], [family('natural')]),
    { ...place(2, ['A', 'C'], [family('natural'), family('police'), signing]), bulk: true },
    place(3, ['B'], [family('legal')]),
    place(4, ['C', 'A'], [family('police'), { kind: 'item', itemCode: 'N2' }]),
  ],
  clerkSkills: [{ personId: 'wu', skills: [{ kind: 'green-channel' }] }],
  kiosks: [{ kioskId: 'kiosk-1', name: words('1 号取号机') }],
  devices: [{ kind: 'keypad', deviceId: 'key-1', bridgeId: 'bridge-1', windowId: 'w1' }],
  documents: [{ documentId: 'id-card', name: '身份证' }],
  items: [
    item('N1', 'natural', { materials: [{ documentId: 'id-card' }] }),
    item('N2', 'natural', { materials: [{ documentId: 'id-card' }] }),
    item('L1', 'legal', { audience: 'legal' }),
    item('P1', 'police', { audience: 'both' }),
  ],
  packages: [
    {
      code: 'K1',
      name: '一件事',
      shortName: '一件事',
      pinyinInitials: '',
      shortInitials: '',
      audience: 'natural',
      leadDepartment: '部门',
      itemCodes: ['N1', 'P1'],
      medianMs: 600_000,
      hot: false,
    },
  ],
  calendar: {
    weekdays: [1, 2, 3, 4, 5],
    sessions: [
      session('am', '09:00', '12:00', ['08:30', '11:45']),
      session('pm', '13:30', '17:00', ['13:00', '16:45']),
    ],
    closedDates: ['2026-10-01', '2026-11-25'],
    openDates: ['2026-11-28'],
  },
  callPolicy: { policyId: 'first-come-first-served' },
}

/** Four windows, four queues, four items and a package: enough for every rule of the hall. */
export function smallPlan(rules: Partial<HouseRules> = {}): Plan {
  return planSchema.parse({ ...parts, rules: { ...defaultRules, ...rules } })
}

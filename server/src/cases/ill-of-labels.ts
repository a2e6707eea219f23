import type { CaseIll } from '@yihao/contract'

/** Which of the six ills a bad label of the national list speaks of (国办发〔2019〕51号 scheme). */
const illOfLabel: Readonly<Record<string, CaseIll>> = {
  113: 'repeat-trips',
  114: 'repeat-trips',
  210: 'repeat-trips',
  212: 'long-wait',
  108: 'wrong-guide',
  109: 'wrong-guide',
  111: 'wrong-guide',
  207: 'wrong-guide',
  208: 'wrong-guide',
  112: 'poor-facilities',
  211: 'poor-facilities',
  110: 'low-efficiency',
  209: 'low-efficiency',
  213: 'low-efficiency',
  115: 'misconduct',
  214: 'misconduct',
}

/** By the first label that speaks of one; a rating that says nothing is about the service as such. */
export function illOfLabels(labels: readonly string[]): CaseIll {
  for (const label of labels) {
    const ill = illOfLabel[label]
    if (ill !== undefined) return ill
  }
  return 'low-efficiency'
}

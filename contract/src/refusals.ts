import { applicantRefusals } from './refusals/applicant-refusals.ts'
import { bookingRefusals } from './refusals/booking-refusals.ts'
import { caseRefusals } from './refusals/case-refusals.ts'
import { conductRefusals } from './refusals/conduct-refusals.ts'
import { dispatchRefusals } from './refusals/dispatch-refusals.ts'
import { feedRefusals } from './refusals/feed-refusals.ts'
import { hallRefusals } from './refusals/hall-refusals.ts'
import { itemRefusals } from './refusals/item-refusals.ts'
import { needRefusals } from './refusals/need-refusals.ts'
import { takingRefusals } from './refusals/taking-refusals.ts'
import { tidalRefusals } from './refusals/tidal-refusals.ts'
import { windowRefusals } from './refusals/window-refusals.ts'

const everyRefusal = {
  ...takingRefusals,
  ...itemRefusals,
  ...applicantRefusals,
  ...bookingRefusals,
  ...needRefusals,
  ...dispatchRefusals,
  ...tidalRefusals,
  ...windowRefusals,
  ...hallRefusals,
  ...caseRefusals,
  ...feedRefusals,
  ...conductRefusals,
} as const

/**
 * Every reason why a command was not done. The codes are lasting: metrics and third parties depend
 * on them. Each comes with words for the person in front of the screen.
 */
export type RefusalCode = keyof typeof everyRefusal

export const refusalCodes = Object.keys(everyRefusal).sort() as [RefusalCode, ...RefusalCode[]]

export const refusalText: Record<RefusalCode, { readonly zh: string; readonly en: string }> =
  everyRefusal

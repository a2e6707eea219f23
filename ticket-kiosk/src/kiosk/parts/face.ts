import type { DeviceId, KioskView } from '@yihao/contract'
import type { HallLink, Language, LinkStatus } from '@yihao/screen-kit'

/** How the screen speaks to the visitor now standing here. */
export interface Face {
  readonly language: Language
  readonly elder: boolean
  readonly setLanguage: (language: Language) => void
  readonly setElder: (elder: boolean) => void
}

/** What the kiosk knows of its hall. */
export interface KioskHall {
  readonly kioskId: DeviceId
  readonly deviceToken: string
  readonly link: HallLink | undefined
  readonly status: LinkStatus
  readonly view: KioskView | undefined
}

import type { DeviceId, KioskView } from '@yihao/contract'
import type { DeviceStore } from '../people/device-store.ts'
import type { Intake } from '../people/intake.ts'
import type { SignIn } from '../people/sign-in.ts'
import type { HallRuntime, RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { HallRanges } from '../views/ranges.ts'

export interface RealtimeDeps {
  readonly runtime: HallRuntime
  readonly intake: Intake
  readonly signIn: SignIn
  readonly devices: DeviceStore
  readonly linkKey: Buffer
  /** What can be told about waiting now. */
  readonly ranges: () => HallRanges | undefined
  readonly conditions: { printerOf(kioskId: DeviceId): KioskView['printer'] }
  readonly logger: RuntimeLogger
  readonly cookieName: string
  /** Origins that pages may come from besides the host they ask. */
  readonly publicUrl: string
}

import type { DeviceId, KioskView } from '@yihao/contract'
import type { DeviceStore } from '../people/device-store.ts'
import type { Intake } from '../people/intake.ts'
import type { SignIn } from '../people/sign-in.ts'
import type { HallRuntime, RuntimeLogger } from '../runtime/hall-runtime.ts'

export interface RealtimeDeps {
  readonly runtime: HallRuntime
  readonly intake: Intake
  readonly signIn: SignIn
  readonly devices: DeviceStore
  readonly linkKey: Buffer
  readonly conditions: { printerOf(kioskId: DeviceId): KioskView['printer'] }
  readonly logger: RuntimeLogger
  readonly cookieName: string
  /** Origins that pages may come from besides the host they ask. */
  readonly publicUrl: string
}

import type {
  BusinessDate,
  DayReport,
  DemoInfo,
  DeviceId,
  FeedPage,
  ForecastReport,
  KioskView,
  LivelyRequest,
  Plan,
} from '@yihao/contract'
import type { Attachments } from '../case-desk/attachments.ts'
import type { CaseIntake } from '../case-desk/case-intake.ts'
import type { CaseReader } from '../case-desk/case-rows.ts'
import type { CaseRuntime } from '../case-desk/case-runtime.ts'
import type { Monitoring } from '../conduct/monitoring.ts'
import type { FeedItems } from '../feed/feed-items.ts'
import type { DeviceStore } from '../people/device-store.ts'
import type { Intake } from '../people/intake.ts'
import type { Pairing } from '../people/pairing.ts'
import type { SignIn } from '../people/sign-in.ts'
import type { StaffStore } from '../people/staff-store.ts'
import type { HallRuntime, RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { HallRanges } from '../views/ranges.ts'
import type { WebhookSecrets } from '../webhooks/secrets.ts'
import type { Targets } from '../webhooks/target.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'

/** Figures that the conduct monitoring reads. */
export interface Figures {
  page(after: number, limit: number): Promise<FeedPage>
  quartersCsv(businessDate: string): Promise<string>
  report(businessDate: string): Promise<DayReport | undefined>
}

/** What people write about conduct. */
export interface CaseDesk {
  readonly runtime: CaseRuntime
  readonly intake: CaseIntake
  readonly attachments: Attachments
  readonly reader: CaseReader
}

/** Where the feed is sent. */
export interface Receivers {
  readonly webhooks: Webhooks
  readonly secrets: WebhookSecrets
  readonly targets: Targets
}

/** Where hall devices stand, told by the hardware's own reports and not by the log. */
export interface Conditions {
  printerOf(kioskId: DeviceId): KioskView['printer']
  online(deviceId: DeviceId): boolean
}

export interface Demo {
  info(): DemoInfo
  lively(request: LivelyRequest): void
}

export interface FirstSetup {
  /** Undefined once somebody has been set up. */
  readonly open: () => boolean
  readonly fits: (code: string) => boolean
}

export interface HttpDeps {
  readonly runtime: HallRuntime
  readonly intake: Intake
  readonly signIn: SignIn
  readonly staff: StaffStore
  readonly devices: DeviceStore
  readonly pairing: Pairing
  readonly conditions: Conditions
  /** What can be told about waiting now. */
  readonly ranges: () => HallRanges | undefined
  readonly figures: Figures
  readonly forecasts: { report(plan: Plan, date: BusinessDate): ForecastReport }
  readonly feedItems: FeedItems
  readonly monitoring: Monitoring
  readonly cases: CaseDesk
  readonly receivers: Receivers
  readonly linkKey: Buffer
  readonly logger: RuntimeLogger
  readonly mode: 'demo' | 'hall'
  readonly demo: Demo | undefined
  readonly firstSetup: FirstSetup
  readonly publicUrl: string
  readonly secure: boolean
  readonly trustProxy: number
  readonly metricsAllow: readonly string[]
  readonly metricsText: () => Promise<{ readonly type: string; readonly text: string }>
  readonly mqtt: { readonly port: number; readonly url: string | undefined }
  /** Tells the rest of the server that a session or a token counts no more. */
  readonly dismissed: (whom: Dismissed) => void
  /** Ready to serve: the hall is loaded and the doors are open. */
  readonly ready: () => boolean
  readonly screens: { readonly [path in ScreenPath]: string }
  readonly documents: { readonly openapi: string; readonly asyncapi: string }
}

export type ScreenPath = 'display' | 'counter' | 'kiosk'

export type Dismissed =
  | { readonly kind: 'device'; readonly deviceId: DeviceId }
  | { readonly kind: 'session'; readonly token: string }
  | {
      readonly kind: 'person'
      readonly personId: string
      /** The one session of that person that goes on. */
      readonly except?: string | undefined
    }

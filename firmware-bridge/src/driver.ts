import type {
  DeviceId,
  DeviceStatePayload,
  DoPayload,
  EpochMs,
  PressPayload,
  ShowPayload,
} from '@yihao/contract'

export type Condition = Pick<DeviceStatePayload, 'state' | 'detail'>

/** What became of a `do`. */
export interface Outcome {
  readonly result: 'done' | 'failed' | 'expired'
  readonly detail?: string
  /** Surely nothing was heard or printed, so the same event may be tried once more. */
  readonly nothingHappened?: boolean
}

/** `unanswered`: the server could not be asked in time, and will not do it later either. */
export type PressAnswer = 'accepted' | 'refused' | 'unanswered'

/** What a driver is given; it knows nothing of MQTT. */
export interface DriverHost {
  readonly deviceId: DeviceId
  report(condition: Condition): void
  /** A key was pressed; resolves with what became of it. */
  press(key: PressPayload['key']): Promise<PressAnswer>
  /** The server's time; undefined while it is not known. */
  now(): EpochMs | undefined
  readonly log: Log
}

/** One device of the hall behind this bridge. */
export interface Driver {
  show?(show: ShowPayload['show']): void
  do?(payload: DoPayload): Promise<Outcome>
  stop(): Promise<void>
}

/** The part of a pino logger that drivers use. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

const sentenceCharactersMax = 110

/** The sentence of an error, short enough for an acknowledgement. */
export function sentenceOf(error: unknown): string {
  // `fetch` says only that it failed; what went wrong is its cause.
  const told = error instanceof TypeError && error.cause !== undefined ? error.cause : error
  const { code } = told as { readonly code?: unknown }
  const message = told instanceof Error ? told.message : String(told)
  const [line = ''] = (message === '' && typeof code === 'string' ? code : message).split('\n')
  return line.slice(0, sentenceCharactersMax)
}

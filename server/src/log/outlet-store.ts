import type { HallId } from '@yihao/contract'

/** How far each outlet has followed the log, and who may follow it now. */
export interface OutletStore {
  load(stream: HallId, outlet: string): Promise<number>
  save(stream: HallId, outlet: string, seq: number): Promise<void>
  /** True when the lease is ours until `untilMs` (real time); a lapsed one may be taken over. */
  lease(request: LeaseRequest): Promise<boolean>
}

export interface LeaseRequest {
  readonly stream: HallId
  readonly outlet: string
  readonly holder: string
  readonly nowMs: number
  readonly untilMs: number
}

import type { CommandId, HallEventOf, RecordedEvent } from '@yihao/contract'
import type { WhatIf } from '../forecast/live/what-if.ts'
import type { HallRuntime, RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { Forecaster } from './forecaster.ts'

interface Parts {
  readonly runtime: HallRuntime
  readonly forecaster: Pick<Forecaster, 'whatIf'>
  readonly logger: RuntimeLogger
}

/** Says of each proposal to open or close a window what it is expected to bring (TIDAL-6). */
export function noteExpectations({ runtime, forecaster, logger }: Parts): () => void {
  const note = async (proposed: HallEventOf<'TidalProposed'>['data']): Promise<void> => {
    const { proposalId, direction, windowId, queueId } = proposed
    const tidal = await runtime.read((hall) => hall.plan?.rules.tidal)
    if (tidal === undefined) return
    const withinMs = tidal.followUpMs
    const limitMs = tidal.open.longestWaitMs
    const asked: WhatIf = { direction, windowId, queueId, withinMs, limitMs }
    const expected = await forecaster.whatIf(asked)
    if (expected === undefined) return
    const reply = await runtime.handle({
      commandId: `tide:expected:${proposalId}` as CommandId,
      actor: { kind: 'system', part: 'forecast' },
      command: { type: 'NoteTidalExpectation', data: { proposalId, expected } },
    })
    // Somebody may have decided meanwhile: then nobody needs to know any more.
    if (!reply.ok && reply.refusal.code !== 'ProposalDecided') {
      logger.error({ refusal: reply.refusal, proposalId }, 'what to expect could not be noted')
    }
  }
  return runtime.onCommitted((events: readonly RecordedEvent[]) => {
    for (const event of events) {
      if (event.type !== 'TidalProposed') continue
      note(event.data).catch((err: unknown) =>
        logger.error({ err }, 'what a window would bring could not be forecast'),
      )
    }
  })
}

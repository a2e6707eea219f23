import { ForecastScores } from '../forecaster/forecast-scores.ts'
import { Forecaster } from '../forecaster/forecaster.ts'
import { noteExpectations } from '../forecaster/tidal-expectations.ts'
import type { RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { HallRanges } from '../views/ranges.ts'
import type { OpenHall } from './open-hall.ts'

export interface HallForecasts {
  readonly ranges: () => HallRanges | undefined
  readonly scores: ForecastScores
  onChange(listener: () => void): void
  stop(): Promise<void>
}

/** What is told about waiting, and how far it was kept. */
export function startForecasts(
  { runtime, database }: OpenHall,
  logger: RuntimeLogger,
): HallForecasts {
  const forecaster = new Forecaster({ runtime, database, logger })
  const scores = new ForecastScores(runtime, forecaster)
  forecaster.start()
  const stopNoting = noteExpectations({ runtime, forecaster, logger })
  return {
    ranges: () => {
      const ranges = forecaster.ranges()
      return ranges && { ...ranges, scoreOf: scores.of }
    },
    scores,
    onChange: (listener) => forecaster.onChange(listener),
    stop: () => {
      stopNoting()
      return forecaster.stop()
    },
  }
}

import { join } from 'node:path'
import type { EpochMs } from '@yihao/contract'
import {
  databaseFile,
  type HallRuntime,
  ManualClock,
  openDatabase,
  openHall,
  SqliteLog,
  startHallRuntime,
} from '@yihao/server/testing'
import { benchConfig, benchLogger } from './bench-config.ts'

export interface ManualHall {
  readonly runtime: HallRuntime
  readonly database: ReturnType<typeof openDatabase>
}

const begins = Date.parse('2026-11-24T09:30+08:00') as EpochMs

/** A hall's runtime on its own log, as the server has it, on a clock that is moved by hand. */
export async function openManualHall(data: string, planFile: string): Promise<ManualHall> {
  // The server's own way makes the folder, the keys and the plan's import.
  const hall = await openHall(benchConfig(data, planFile), benchLogger)
  const { hallId } = hall.runtime
  await hall.close()
  const database = openDatabase(join(data, databaseFile))
  const log = new SqliteLog(database)
  const clock = new ManualClock(begins)
  const runtime = await startHallRuntime({ hallId, log, clock, logger: benchLogger })
  return { runtime, database }
}

import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { cpus, loadavg, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { percentile } from './statistics.ts'

export interface MachineFacts {
  readonly cpu: string
  readonly cores: number
  readonly memoryGb: number
  readonly system: string
  readonly node: string
  /** Writing 4 KB and waiting until the disk has it. */
  readonly fsyncMs: { readonly p50: number; readonly p99: number }
  /** Of the last minute, before the first round: above the number of cores others are busy too. */
  readonly loadBefore: number
}

const fsyncs = 200

export function machineFacts(): MachineFacts {
  const processors = cpus()
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
    fsyncMs: fsyncTimes(),
    loadBefore: loadavg()[0] ?? 0,
  }
}

function fsyncTimes(): MachineFacts['fsyncMs'] {
  const folder = mkdtempSync(join(tmpdir(), 'yihao-bench-disk-'))
  const file = openSync(join(folder, 'probe'), 'w')
  try {
    const block = Buffer.alloc(4_096, 1)
    const times = Array.from({ length: fsyncs }, () => {
      const from = performance.now()
      writeSync(file, block)
      fsyncSync(file)
      return performance.now() - from
    })
    return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
  } finally {
    closeSync(file)
    rmSync(folder, { recursive: true, force: true })
  }
}

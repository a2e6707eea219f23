import type { BenchFolder } from './bench-hall.ts'
import type { PartName } from './options.ts'
import type { Goal, Round } from './statistics.ts'

/** One figure of the product beside the same figure of its baseline. */
export interface Measured {
  /** `a1` */
  readonly id: string
  readonly what: string
  readonly against: string
  readonly unit: string
  /** The figure of each sample that is meant. */
  readonly figure: string
  /** The figure by which a disturbed round is known; the same unless told. */
  readonly voidBy?: string
  /** Without one it is told and not judged. */
  readonly goal?: Goal
  readonly rounds: readonly Round[]
}

export interface PartContext {
  readonly folder: BenchFolder
  readonly rounds: number
  readonly quick: boolean
  /** Says that one of `steps` is done, on a terminal. */
  readonly progress: (label: string, steps: number) => Progress
}

export interface Progress {
  advance(steps: number): void
  end(): void
}

export interface Part {
  readonly name: PartName
  readonly run: (context: PartContext) => Promise<readonly Measured[]>
}

import { isInstalled, run } from './run.ts'

/** Plays a WAV file to its end. */
export type Player = (file: string, signal: AbortSignal) => Promise<void>

export type Loudspeaker =
  | { readonly system: 'alsa'; readonly device: string }
  | { readonly system: 'pulse'; readonly device: string }

/** A sentence said twice takes about 12 s; a player that hangs must not block the next call. */
const playTimeoutMs = 45_000

/** Undefined when the program that speaks to this kind of loudspeaker is not installed. */
export async function playerFor(loudspeaker: Loudspeaker): Promise<Player | undefined> {
  const program = loudspeaker.system === 'alsa' ? 'aplay' : 'paplay'
  if (!(await isInstalled(program, '--version'))) return undefined
  return async (file, signal) => {
    await run(program, playerArgs(loudspeaker, file), { timeoutMs: playTimeoutMs, signal })
  }
}

export function playerArgs({ system, device }: Loudspeaker, file: string): readonly string[] {
  return system === 'alsa' ? ['-q', '-D', device, file] : [`--device=${device}`, file]
}

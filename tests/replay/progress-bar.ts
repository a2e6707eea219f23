import { clockText, type EpochMs } from '@yihao/contract'

const width = 30
const drawEveryMs = 200

/** Draws on a terminal only; the answer ends it. */
export function progressBar(
  stream: NodeJS.WriteStream,
  look: () => { readonly share: number; readonly at: number; readonly words: string },
): () => void {
  if (!stream.isTTY) return () => undefined
  const draw = () => {
    const { share, at, words } = look()
    const full = Math.round(Math.min(1, Math.max(0, share)) * width)
    const bar = '█'.repeat(full) + '░'.repeat(width - full)
    stream.write(`\r${bar} ${clockText(at as EpochMs)} ${words}\u001b[K`)
  }
  const timer = setInterval(draw, drawEveryMs)
  return () => {
    clearInterval(timer)
    draw()
    stream.write('\n')
  }
}

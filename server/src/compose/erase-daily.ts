import type { Clock } from '../runtime/clock.ts'
import type { Vault } from '../visitors/vault.ts'

const dayMs = 86_400_000

/** Personal data goes when its time is over, once a day and at every start (VISITOR-1). */
export function eraseDaily(vault: Vault, clock: Clock): () => void {
  const erase = () => void vault.eraseExpired(clock.now())
  erase()
  const timer = setInterval(erase, dayMs)
  return () => clearInterval(timer)
}

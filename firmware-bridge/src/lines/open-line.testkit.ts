import { readAddress } from './address.ts'
import { lineOpener, type OpenLine } from './open-line.ts'

export function openLocal(port: number): OpenLine {
  const address = readAddress(`tcp://127.0.0.1:${port}`)
  if (address.kind !== 'tcp') throw new Error('not a line')
  return lineOpener(address, port)
}

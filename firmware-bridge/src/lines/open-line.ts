import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import type { LineAddress } from './address.ts'

/** Opens a line of bytes to a device; both kinds are streams from then on. */
export type OpenLine = () => Promise<Duplex>

const connectTimeoutMs = 3_000
const keepAliveMs = 10_000
const usualBaud = 9_600

export function lineOpener(address: LineAddress, usualPort: number): OpenLine {
  return address.kind === 'tcp'
    ? () => openTcp(address.host, address.port ?? usualPort)
    : () => openSerial(address.path, Number(address.options.get('baud') ?? usualBaud))
}

function openTcp(host: string, port: number): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, keepAlive: true })
    socket.setKeepAlive(true, keepAliveMs)
    const late = setTimeout(
      () => socket.destroy(new Error(`${host}:${port} does not answer`)),
      connectTimeoutMs,
    )
    socket.once('error', (error) => {
      clearTimeout(late)
      reject(error)
    })
    socket.once('connect', () => {
      clearTimeout(late)
      socket.removeAllListeners('error')
      // Whoever uses the line learns of its end by `close`; an unheard error would end the process.
      socket.on('error', () => undefined)
      resolve(socket)
    })
  })
}

async function openSerial(path: string, baudRate: number): Promise<Duplex> {
  // Loaded when it is needed: its native part is missing on some systems without serial lines.
  const { SerialPort } = await import('serialport')
  const port = new SerialPort({ path, baudRate, autoOpen: false })
  port.on('error', () => undefined)
  // The package leaves the port open, and the process alive, when only its stream is destroyed.
  port._destroy = (error, done) => {
    if (port.isOpen) port.close(() => done(error))
    else done(error)
  }
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error === null ? resolve() : reject(error)))
  })
  return port
}

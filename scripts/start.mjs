// Starts what `npm start` built: the hall server, by default as a demonstration, and with a
// demonstration the firmware bridge with emulated devices. Either alone: node server/dist/main.js.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const file = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const env = { ...process.env, MODE: process.env.MODE || 'demo' }
const port = env.PORT || '8080'
const scheme = env.TLS_CERT ? 'https' : 'http'
const serverUrl = env.SERVER_URL || `${scheme}://127.0.0.1:${port}`

const children = new Set()
let ending = false

function start(script, more = {}) {
  const child = spawn(process.execPath, [file(script), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...env, ...more },
  })
  children.add(child)
  child.on('exit', (code, signal) => {
    children.delete(child)
    end(code ?? (signal === null ? 0 : 1))
  })
  return child
}

let exitCode = 0
/** One of both is gone, or somebody said stop: both go, and the first reason is told. */
function end(code) {
  if (!ending) exitCode = code
  ending = true
  for (const child of children) child.kill('SIGTERM')
  if (children.size === 0) process.exit(exitCode)
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(0))

async function untilReady() {
  while (!ending) {
    const ready = await fetch(`${serverUrl}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}

start('server/dist/main.js')
if (env.MODE === 'demo') {
  await untilReady()
  if (!ending) start('firmware-bridge/dist/main.js', { SERVER_URL: serverUrl, EMULATE: '1' })
}

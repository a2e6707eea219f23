import { spawn } from 'node:child_process'

const stderrCharactersKept = 300

/** Runs a program to its end, without a shell; rejects with its own words when it fails. */
export function run(
  program: string,
  args: readonly string[],
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs,
      killSignal: 'SIGKILL',
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
    const output: Buffer[] = []
    let complaint = ''
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = `${complaint}${chunk.toString('utf8')}`.slice(0, stderrCharactersKept)
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(output).toString('utf8'))
      else if (signal !== null) reject(new Error(`${program} did not end in time`))
      else reject(new Error(`${program} failed: ${complaint.trim() || `code ${code}`}`))
    })
  })
}

export async function isInstalled(program: string, versionArg: string): Promise<boolean> {
  try {
    await run(program, [versionArg], { timeoutMs: 5_000 })
    return true
  } catch {
    return false
  }
}

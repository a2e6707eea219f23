import type { Problem } from '@yihao/contract'
import { realTime } from './hall-time.ts'

export class RestProblem extends Error {
  readonly code: string

  constructor(path: string, status: number, problem: Partial<Problem> | undefined) {
    const detail = problem?.detail === undefined ? '' : ` (${problem.detail})`
    super(`${path}: ${problem?.words?.en ?? `status ${status}`}${detail}`)
    this.code = problem?.code ?? String(status)
  }
}

export interface Request {
  readonly method?: 'GET' | 'POST'
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const triesMax = 4
const retryMs = 250
const timeoutMs = 10_000

/** One REST call; a lost line is tried again, for every command has an id of its own. */
export async function call<T>(url: string, path: string, request: Request = {}): Promise<T> {
  return (await answerOf(url, path, request)).value as T
}

export async function answerOf(
  url: string,
  path: string,
  { method = 'GET', body, headers }: Request,
): Promise<{ readonly value: unknown; readonly cookies: readonly string[] }> {
  for (let tries = 1; ; tries += 1) {
    try {
      const response = await fetch(new URL(path, url), {
        method,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          'x-yihao': '1',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const value = parsed(await response.text())
      if (!response.ok) throw new RestProblem(path, response.status, value as Partial<Problem>)
      return { value, cookies: response.headers.getSetCookie() }
    } catch (error) {
      if (error instanceof RestProblem || tries >= triesMax) throw error
      await realTime(retryMs * tries)
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import { type Problem, replySchema } from '@yihao/contract'

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem }

export interface RestOptions {
  readonly deviceToken?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
}

const timeoutMsDefault = 8_000

export const unreachable: Problem = {
  type: 'about:blank',
  title: 'Unreachable',
  status: 0,
  code: 'Unreachable',
  words: {
    zh: '暂时连不上大厅服务器，请稍等再试',
    en: 'The hall’s server cannot be reached. Please try again in a moment.',
  },
}

/** Never throws: a lost line is an answer like any other. */
export async function ask<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  request: { body?: unknown } & RestOptions = {},
): Promise<Answer<T>> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), request.timeoutMs ?? timeoutMsDefault)
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      signal: stop.signal,
      headers: {
        'x-yihao': '1',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(request.deviceToken === undefined
          ? {}
          : { authorization: `Bearer ${request.deviceToken}` }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    })
    const text = await response.text()
    const value: unknown = text === '' ? undefined : JSON.parse(text)
    if (response.ok) return { ok: true, value: value as T }
    return { ok: false, problem: problemIn(value, response.status) }
  } catch {
    return { ok: false, problem: unreachable }
  } finally {
    clearTimeout(timer)
  }
}

/** A problem as it is, or the refusal of a command's reply as one. */
export function problemIn(value: unknown, status: number): Problem {
  if (isProblem(value)) return value
  const reply = replySchema.safeParse(value)
  if (!reply.success || reply.data.ok) return unreachable
  const { refusal, words } = reply.data
  return { type: 'about:blank', title: words.en, status, ...refusal, words }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'words' in value
}

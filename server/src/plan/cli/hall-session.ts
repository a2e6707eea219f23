import { randomUUID } from 'node:crypto'
import type { Plan, Problem, Reply } from '@yihao/contract'

export interface SignIn {
  readonly url: string
  readonly staffNumber: string
  readonly password: string
}

export type Adopted = { readonly ok: true } | { readonly ok: false; readonly sentence: string }

/** The plan a running hall works by now. */
export async function planInForce(url: string): Promise<Plan> {
  const response = await fetch(`${url}/api/plan`)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return ((await response.json()) as { plan: Plan }).plan
}

/** Signs in as an administrator, adopts, signs out. */
export async function adopt(plan: Plan, { url, staffNumber, password }: SignIn): Promise<Adopted> {
  const ask = (method: string, path: string, body: unknown, cookie?: string) =>
    fetch(`${url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-yihao': '1',
        ...(cookie === undefined ? {} : { cookie }),
      },
      body: JSON.stringify(body),
    })
  const signedIn = await ask('POST', '/api/session', { staffNumber, password })
  if (!signedIn.ok) return { ok: false, sentence: wordsOf(await signedIn.json()) }
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0]
  const commandId = `plan-${randomUUID()}`
  const command = { type: 'AdoptPlan', data: { plan } }
  const reply = await ask('POST', '/api/commands', { commandId, command }, cookie)
  const answer = (await reply.json()) as Reply | Problem
  await ask('DELETE', '/api/session', {}, cookie)
  return reply.ok ? { ok: true } : { ok: false, sentence: wordsOf(answer) }
}

function wordsOf(answer: unknown): string {
  const { words, refusal, field, detail } = answer as Problem & { refusal?: Problem }
  const where = refusal?.field ?? field
  const what = refusal?.detail ?? detail
  const more = [where, what].filter((one) => one !== undefined).join(': ')
  return `${words.zh} / ${words.en}${more === '' ? '' : ` (${more})`}`
}

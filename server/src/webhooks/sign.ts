import { createHmac, randomBytes } from 'node:crypto'

/** 32 bytes, as Standard Webhooks writes them. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

export interface SignedHeaders {
  readonly 'webhook-id': string
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
}

/** HMAC-SHA-256 over `id.timestamp.body`, in Base64 behind `v1,` (Standard Webhooks, "Signature"). */
export function signed(
  secret: string,
  message: { readonly id: string; readonly body: string; readonly nowMs: number },
): SignedHeaders {
  const timestamp = String(Math.floor(message.nowMs / 1_000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const mac = createHmac('sha256', key)
    .update(`${message.id}.${timestamp}.${message.body}`, 'utf8')
    .digest('base64')
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${mac}`,
  }
}

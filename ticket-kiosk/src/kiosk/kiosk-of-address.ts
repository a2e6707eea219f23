import { type DeviceId, deviceIdSchema } from '@yihao/contract'

/** `?kiosk=kiosk-1` says which of the hall's kiosks this machine is. */
export function kioskOfAddress(search: string): DeviceId | undefined {
  const wanted = deviceIdSchema.safeParse(new URLSearchParams(search).get('kiosk'))
  return wanted.success ? wanted.data : undefined
}

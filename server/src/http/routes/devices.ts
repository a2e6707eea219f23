import { randomUUID } from 'node:crypto'
import {
  type BridgeDevices,
  type CommandId,
  deviceIdSchema,
  type PairedDevice,
} from '@yihao/contract'
import { Router } from 'express'
import { callerOf, needs, staffOf } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { accepted, parsed, refuse } from '../problems.ts'

/** Paired devices, and what a bridge needs to know about its own. */
export function deviceRoutes(deps: HttpDeps): Router {
  const { devices, conditions, runtime } = deps
  const router = Router()
  const mayManage = needs('manage-devices', deps)

  router.get('/devices', mayManage, (_request, response) => {
    response.json(
      devices.all().map(
        ({ deviceId, assignment, label, pairedAt }): PairedDevice => ({
          deviceId,
          assignment,
          label,
          pairedAt,
          online: conditions.online(deviceId),
        }),
      ),
    )
  })

  router.delete('/devices/:deviceId', mayManage, async (request, response) => {
    const deviceId = parsed(deviceIdSchema, request.params.deviceId)
    const { personId } = staffOf(request, deps)
    const reply = await runtime.handle({
      commandId: `revoke-${randomUUID()}` as CommandId,
      actor: { kind: 'staff', personId },
      command: { type: 'RevokeDevice', data: { deviceId } },
    })
    accepted(reply)
    devices.remove(deviceId)
    deps.dismissed({ kind: 'device', deviceId })
    response.status(204).end()
  })

  router.get('/bridge/devices', async (request, response) => {
    const caller = callerOf(request, deps)
    if (caller.kind === 'nobody') throw refuse('NotSignedIn')
    if (caller.kind !== 'device' || caller.assignment.kind !== 'bridge') throw refuse('NotAllowed')
    const { bridgeId } = caller.assignment
    const own = await runtime.read(({ plan }) =>
      (plan?.devices ?? []).filter((device) => device.bridgeId === bridgeId),
    )
    const reply: BridgeDevices = {
      hallId: runtime.hallId,
      clientId: caller.deviceId,
      mqttPort: deps.mqtt.port,
      ...(deps.mqtt.url === undefined ? {} : { mqttUrl: deps.mqtt.url }),
      devices: own,
    }
    response.json(reply)
  })
  return router
}

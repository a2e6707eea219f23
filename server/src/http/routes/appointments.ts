import { createHash } from 'node:crypto'
import {
  type AppointmentId,
  appointmentIdSchema,
  type BookedReply,
  bookRequestSchema,
  businessDateSchema,
  cancelBookingRequestSchema,
  type HallCommand,
  importRequestSchema,
  previewRequestSchema,
} from '@yihao/contract'
import { type Request, Router, raw } from 'express'
import { z } from 'zod'
import { forbidden } from '../../people/caller.ts'
import { bookingsOf, slotsFor } from '../../views/bookings.ts'
import { noWords, zoneName } from '../../views/parts.ts'
import { rowsOfCsv, textOf } from '../booking-import/csv-rows.ts'
import { importRows } from '../booking-import/import-rows.ts'
import { callerOf, needs } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { accepted, parsed, refuse } from '../problems.ts'
import { atMost } from '../security.ts'

const csvBytesMax = 1_000_000
const listQuery = z.strictObject({ date: businessDateSchema })
const codesOfQuery = z.string().max(2_000).default('')
const slotsQuery = z.strictObject({
  date: businessDateSchema,
  itemCodes: codesOfQuery,
  packageCodes: codesOfQuery,
  audience: z.enum(['natural', 'legal']).default('natural'),
})

/** Codes by commas, as a query carries a list. */
const listOf = (text: string): readonly string[] => text.split(',').filter((code) => code !== '')

function slotsWanted({ query }: Request) {
  const { date, audience, ...codes } = parsed(slotsQuery, query)
  const itemCodes = listOf(codes.itemCodes)
  const packageCodes = listOf(codes.packageCodes)
  return { date, ...parsed(previewRequestSchema, { itemCodes, packageCodes, audience }) }
}

/** 预约: outside platforms and guides book here; checking in is taking a number. */
export function appointmentRoutes(deps: HttpDeps): Router {
  const { runtime, intake } = deps
  const router = Router()

  router.get('/appointments/slots', atMost(1_200), async (request, response) => {
    const wanted = slotsWanted(request)
    const found = await runtime.read((hall) => slotsFor(hall, wanted, runtime.now()))
    if (!found.ok) throw refuse(found.code, found)
    response.json(found.reply)
  })

  router.get('/appointments', needs('see-bookings', deps), async (request, response) => {
    const { date } = parsed(listQuery, request.query)
    response.json(await runtime.read((hall) => bookingsOf(hall, date, runtime.now())))
  })

  router.post('/appointments', atMost(1_200), async (request, response) => {
    const { commandId, visitor, applicants, ...wanted } = parsed(bookRequestSchema, request.body)
    const appointmentId = wanted.appointmentId ?? numberFrom(commandId)
    const command: HallCommand = { type: 'BookAppointment', data: { ...wanted, appointmentId } }
    const caller = callerOf(request, deps)
    const sealed = {
      ...(visitor === undefined ? {} : { visitor }),
      ...(applicants === undefined ? {} : { applicants }),
    }
    const reply = accepted(await intake.handle(caller, { commandId, command, ...sealed }))
    const duplicate = reply.duplicate || reply.events.length === 0
    const booked = await bookedReply(deps, { appointmentId, position: reply.position, duplicate })
    response.status(duplicate ? 200 : 201).json(booked)
  })

  const csv = raw({ type: 'text/csv', limit: csvBytesMax })
  router.post('/appointments/import', atMost(60), csv, async (request, response) => {
    const caller = callerOf(request, deps)
    const type = 'BookAppointment'
    const code = await runtime.read((hall) => forbidden(hall, caller, { type } as never))
    if (code !== undefined) throw refuse(code)
    const rows = rowsOf(request)
    response.json(await importRows(rows, (envelope) => intake.handle(caller, envelope)))
  })

  router.post('/appointments/:appointmentId/cancel', atMost(1_200), async (request, response) => {
    const { commandId } = parsed(cancelBookingRequestSchema, request.body)
    const appointmentId = parsed(appointmentIdSchema, request.params.appointmentId)
    const command: HallCommand = { type: 'CancelAppointment', data: { appointmentId } }
    const reply = await intake.handle(callerOf(request, deps), { commandId, command })
    response.json(accepted(reply))
  })
  return router
}

function rowsOf(request: Request): readonly unknown[] {
  if (!Buffer.isBuffer(request.body)) return parsed(importRequestSchema, request.body).rows
  const rows = rowsOfCsv(textOf(request.body))
  return parsed(importRequestSchema, { rows }).rows
}

/** Eight digits can be typed at a kiosk; from the command's id, so that a repeat gives the same. */
function numberFrom(commandId: string): AppointmentId {
  const digest = createHash('sha256').update(commandId).digest()
  return String(digest.readUInt32BE(0) % 100_000_000).padStart(8, '0') as AppointmentId
}

async function bookedReply(
  { runtime }: HttpDeps,
  what: Pick<BookedReply, 'appointmentId' | 'position' | 'duplicate'>,
): Promise<BookedReply> {
  return runtime.read(({ plan, appointments }) => {
    const booked = appointments.get(what.appointmentId)
    if (booked === undefined) throw refuse('AppointmentNotFound')
    const { slotFrom, slotTo, queueId } = booked
    const queue = plan?.queues.find((one) => one.queueId === queueId)
    const place =
      plan === undefined || queue === undefined
        ? { queueName: noWords, zoneName: noWords }
        : { queueName: queue.name, zoneName: zoneName(plan, queue.zoneId) }
    return { ...what, slotFrom, slotTo, ...place }
  })
}

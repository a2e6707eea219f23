import { z } from 'zod'
import { limits } from '../limits.ts'
import { itemCodeSchema, packageCodeSchema } from '../words.ts'

export const command = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.strictObject({ type: z.literal(type), data: z.strictObject(data) })

export const reasonCodeSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)

export const selectionShape = {
  itemCodes: z.array(itemCodeSchema).max(limits.itemsPerTicketMax),
  packageCodes: z.array(packageCodeSchema).max(limits.packagesPerTicketMax),
}

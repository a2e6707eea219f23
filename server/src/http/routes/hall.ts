import {
  type CatalogueItem,
  type HallInfo,
  type Plan,
  protocolVersion,
  type SearchReply,
  type ServiceItem,
} from '@yihao/contract'
import { Router } from 'express'
import { z } from 'zod'
import { ItemSearch } from '../../plan/search-items.ts'
import { callerOf } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { parsed, refuse } from '../problems.ts'

const searchQuery = z.strictObject({
  q: z.string().max(60),
  audience: z.enum(['natural', 'legal']).optional(),
})

/** What the hall is and what it does; public, no personal data in it. */
export function hallRoutes(deps: HttpDeps): Router {
  const { runtime, mode } = deps
  const router = Router()
  const searchOf = rememberLast((plan: Plan) => new ItemSearch(plan))
  const withPlan = async <T>(look: (plan: Plan, planVersion: number) => T): Promise<T> => {
    const answer = await runtime.read(({ plan, planVersion }) =>
      plan === undefined ? undefined : { value: look(plan, planVersion) },
    )
    if (answer === undefined) throw refuse('PlanNotValid')
    return answer.value
  }

  router.get('/hall', async (_request, response) => {
    const info = await withPlan(
      (plan, planVersion): HallInfo => ({
        hallId: runtime.hallId,
        name: plan.name,
        mode,
        protocolVersion,
        position: runtime.position(),
        at: runtime.now(),
        planVersion,
        zones: plan.zones,
        windows: plan.windows.map(({ windowId, windowNumber, label, zoneId }) => ({
          windowId,
          windowNumber,
          label,
          zoneId,
        })),
        kiosks: plan.kiosks,
      }),
    )
    response.json(info)
  })

  router.get('/plan', async (request, response) => {
    const staff = callerOf(request, deps).kind === 'staff'
    const shown = ({ dutyPlan, ...plan }: Plan): Plan =>
      // Who stands where on which days is nobody's business outside the hall.
      staff && dutyPlan !== undefined ? { ...plan, dutyPlan } : plan
    response.json(await withPlan((plan, planVersion) => ({ planVersion, plan: shown(plan) })))
  })

  router.get('/catalogue', async (_request, response) => {
    response.set('Cache-Control', 'no-cache')
    response.json(
      await withPlan((plan, planVersion) => ({
        planVersion,
        items: plan.items.filter(isKnown).map(catalogueItem),
        packages: packagesOffered(plan),
        queues: plan.queues,
        documents: plan.documents,
      })),
    )
  })

  router.get('/catalogue/search', async (request, response) => {
    const { q, audience } = parsed(searchQuery, request.query)
    const reply = await withPlan((plan): SearchReply => {
      const found = searchOf(plan).find(q, audience)
      const items = new Map(plan.items.filter(isKnown).map((item) => [item.code, item]))
      const packages = new Map(packagesOffered(plan).map((one) => [one.code, one]))
      return {
        items: found.itemCodes.flatMap((code) => {
          const item = items.get(code)
          return item === undefined ? [] : [catalogueItem(item)]
        }),
        packages: found.packageCodes.flatMap((code) => {
          const one = packages.get(code)
          return one === undefined ? [] : [{ code, name: one.name, shortName: one.shortName }]
        }),
      }
    })
    response.json(reply)
  })
  return router
}

/** What is done elsewhere stays, so that whoever looks for it learns where. */
const isKnown = ({ notOffered }: ServiceItem): boolean => notOffered?.kind !== 'retired'

function packagesOffered({ items, packages }: Plan): Plan['packages'] {
  const gone = new Set(items.flatMap((item) => (item.notOffered === undefined ? [] : [item.code])))
  return packages.filter(({ itemCodes }) => !itemCodes.some((code) => gone.has(code)))
}

function catalogueItem(item: ServiceItem): CatalogueItem {
  const { code, name, shortName, audience, department, theme, selfService, hot } = item
  return { code, name, shortName, audience, department, theme, selfService, hot }
}

function rememberLast<In extends object, Out>(make: (from: In) => Out): (from: In) => Out {
  let last: { readonly from: In; readonly made: Out } | undefined
  return (from) => {
    if (last?.from !== from) last = { from, made: make(from) }
    return last.made
  }
}

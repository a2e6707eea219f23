import type {
  Audience,
  CatalogueItem,
  ItemCode,
  PackageCode,
  ServicePackage,
} from '@yihao/contract'
import { limits } from '@yihao/contract'

/** 个人 / 企业: for whom somebody came. */
export type Side = Exclude<Audience, 'both'>

interface PickText {
  readonly name: string
  readonly shortName: string
  readonly audience: Audience
}

/** One thing a visitor came for: a single item or a whole 一件事. */
export type Pick =
  | ({ readonly kind: 'item'; readonly code: ItemCode } & PickText)
  | ({ readonly kind: 'package'; readonly code: PackageCode } & PickText)

export type Basket = readonly Pick[]

export const emptyBasket: Basket = []

export const pickOfItem = ({ code, name, shortName, audience }: CatalogueItem): Pick => ({
  kind: 'item',
  code,
  name,
  shortName,
  audience,
})

export const pickOfPackage = ({ code, name, shortName, audience }: ServicePackage): Pick => ({
  kind: 'package',
  code,
  name,
  shortName,
  audience,
})

const same = (one: Pick, other: Pick) => one.kind === other.kind && one.code === other.code

export const holds = (basket: Basket, pick: Pick): boolean => basket.some((one) => same(one, pick))

/** The side the picks settle; undefined while everything in the basket is for both. */
export function sideOf(basket: Basket): Side | undefined {
  for (const { audience } of basket) if (audience !== 'both') return audience
  return undefined
}

export type Added =
  | { readonly ok: true; readonly basket: Basket }
  | { readonly ok: false; readonly why: 'other-side' | 'full' }

/** One number is for one side: the hall has pooled windows for people and others for companies. */
export function add(basket: Basket, pick: Pick): Added {
  if (holds(basket, pick)) return { ok: true, basket }
  const side = sideOf(basket)
  if (side !== undefined && pick.audience !== 'both' && pick.audience !== side) {
    return { ok: false, why: 'other-side' }
  }
  const max = pick.kind === 'item' ? limits.itemsPerTicketMax : limits.packagesPerTicketMax
  const sameKind = basket.filter(({ kind }) => kind === pick.kind).length
  return sameKind < max ? { ok: true, basket: [...basket, pick] } : { ok: false, why: 'full' }
}

export const remove = (basket: Basket, pick: Pick): Basket =>
  basket.filter((one) => !same(one, pick))

export const itemCodesOf = (basket: Basket): ItemCode[] =>
  basket.flatMap((pick) => (pick.kind === 'item' ? [pick.code] : []))

export const packageCodesOf = (basket: Basket): PackageCode[] =>
  basket.flatMap((pick) => (pick.kind === 'package' ? [pick.code] : []))

import type { ItemCode, PackageCode, PreviewRequest, QueueId } from '@yihao/contract'
import { limits } from '@yihao/contract'

export interface Selection {
  readonly audience: PreviewRequest['audience']
  readonly items: readonly { readonly code: ItemCode; readonly name: string }[]
  readonly packages: readonly { readonly code: PackageCode; readonly name: string }[]
  /** 咨询, 投诉, 出件: needs no item. */
  readonly queue: { readonly queueId: QueueId; readonly name: string } | undefined
}

export const nothingSelected: Selection = {
  audience: 'natural',
  items: [],
  packages: [],
  queue: undefined,
}

export const isEmpty = ({ items, packages, queue }: Selection): boolean =>
  items.length === 0 && packages.length === 0 && queue === undefined

/** Adding an item leaves a queue without items, and the other way round. */
export function withItem(selection: Selection, item: Selection['items'][number]): Selection {
  const { items } = selection
  const known = items.some(({ code }) => code === item.code)
  if (known || items.length >= limits.itemsPerTicketMax) return selection
  return { ...selection, queue: undefined, items: [...items, item] }
}

export function withPackage(selection: Selection, one: Selection['packages'][number]): Selection {
  const { packages } = selection
  const known = packages.some(({ code }) => code === one.code)
  if (known || packages.length >= limits.packagesPerTicketMax) return selection
  return { ...selection, queue: undefined, packages: [...packages, one] }
}

export const withQueue = (selection: Selection, queue: Selection['queue']): Selection => ({
  ...nothingSelected,
  audience: selection.audience,
  queue,
})

export const without = (selection: Selection, code: string): Selection => ({
  ...selection,
  items: selection.items.filter((item) => item.code !== code),
  packages: selection.packages.filter((one) => one.code !== code),
})

export function requestOf({ audience, items, packages, queue }: Selection): PreviewRequest {
  return {
    audience,
    itemCodes: items.map(({ code }) => code),
    packageCodes: packages.map(({ code }) => code),
    ...(queue === undefined ? {} : { queueId: queue.queueId }),
  }
}

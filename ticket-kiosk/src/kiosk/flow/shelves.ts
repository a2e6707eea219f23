import type { Catalogue, CatalogueItem, Queue, QueueLine, ServicePackage } from '@yihao/contract'
import type { Side } from './basket.ts'

const fits = (audience: Side | 'both', side: Side) => audience === 'both' || audience === side

export interface ThemeShelf {
  readonly theme: string
  readonly items: readonly CatalogueItem[]
}

/** 主题 of one side, those that hold most of the often used items first. */
export function themesOf(catalogue: Catalogue, side: Side): readonly ThemeShelf[] {
  const byTheme = new Map<string, CatalogueItem[]>()
  for (const item of catalogue.items) {
    if (!fits(item.audience, side)) continue
    const shelf = byTheme.get(item.theme)
    if (shelf === undefined) byTheme.set(item.theme, [item])
    else shelf.push(item)
  }
  const heat = ({ items }: ThemeShelf) => items.filter(({ hot }) => hot).length
  return [...byTheme]
    .map(([theme, items]) => ({ theme, items: hotFirst(items) }))
    .sort((one, other) => heat(other) - heat(one) || other.items.length - one.items.length)
}

export const hotItemsOf = (catalogue: Catalogue, side?: Side): readonly CatalogueItem[] =>
  catalogue.items.filter(({ hot, audience }) => hot && (side === undefined || fits(audience, side)))

export const packagesOf = (catalogue: Catalogue, side: Side): readonly ServicePackage[] =>
  hotFirst(catalogue.packages.filter(({ audience }) => fits(audience, side)))

function hotFirst<T extends { readonly hot: boolean }>(list: readonly T[]): readonly T[] {
  return [...list].sort((one, other) => Number(other.hot) - Number(one.hot))
}

export interface QueueTile {
  readonly queue: Queue
  readonly line: QueueLine | undefined
}

const withLine = (queue: Queue, lines: readonly QueueLine[]): QueueTile => ({
  queue,
  line: lines.find(({ queueId }) => queueId === queue.queueId),
})

/** 咨询, 投诉, 出件: queues that need no item. */
export const queueTilesOf = (catalogue: Catalogue, lines: readonly QueueLine[]) =>
  catalogue.queues
    .filter(({ withoutItems }) => withoutItems !== undefined)
    .map((queue) => withLine(queue, lines))

/** How many wait for the pooled windows of a side. */
export function pooledLineOf(
  catalogue: Catalogue,
  lines: readonly QueueLine[],
  side: Side,
): QueueLine | undefined {
  const queue = catalogue.queues.find(({ pooledFor }) => pooledFor === side)
  return queue === undefined ? undefined : withLine(queue, lines).line
}

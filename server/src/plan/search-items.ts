import type { ItemCode, PackageCode, Plan } from '@yihao/contract'
import { pinyin } from 'pinyin-pro'

interface Entry {
  readonly code: string
  readonly kind: 'item' | 'package'
  readonly audience: 'natural' | 'legal' | 'both'
  readonly weight: number
  /** Words people use, the best known first. */
  readonly texts: readonly string[]
  readonly initials: readonly string[]
  readonly spelt: readonly string[]
}

export interface Found {
  readonly itemCodes: readonly ItemCode[]
  readonly packageCodes: readonly PackageCode[]
}

const itemsFoundMax = 12
const packagesFoundMax = 4
/** 办, 我要, 怎么 … say that somebody wants something, not what. */
const fillers = /我想|我要|想要|怎么|如何|哪里|请问|办理|申请|一下|需要|的|办|了|吗|呢/g

/** Plain words to items: people do not know the categories, so everything is searched at once. */
export class ItemSearch {
  readonly #entries: readonly Entry[]

  constructor(plan: Plan) {
    const items = plan.items.map((item) =>
      entryOf({
        code: item.code,
        kind: 'item',
        audience: item.audience,
        weight: item.weight,
        texts: [item.shortName, ...item.aliases, item.name, item.department, item.theme],
        initials: [item.shortInitials, item.pinyinInitials],
      }),
    )
    const packages = plan.packages.map((one) =>
      entryOf({
        code: one.code,
        kind: 'package',
        audience: one.audience,
        weight: one.hot ? 20 : 5,
        texts: [one.shortName, one.name],
        initials: [one.shortInitials, one.pinyinInitials],
      }),
    )
    this.#entries = [...items, ...packages]
  }

  find(query: string, audience?: 'natural' | 'legal'): Found {
    const wanted = clean(query)
    if (wanted === '') return { itemCodes: [], packageCodes: [] }
    const scored = this.#entries
      .filter(
        (entry) =>
          audience === undefined || entry.audience === 'both' || entry.audience === audience,
      )
      .map((entry) => ({ entry, score: scoreOf(entry, wanted) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || b.entry.weight - a.entry.weight)
    const codes = (kind: Entry['kind'], max: number) =>
      scored
        .filter(({ entry }) => entry.kind === kind)
        .slice(0, max)
        .map(({ entry }) => entry.code)
    return {
      itemCodes: codes('item', itemsFoundMax) as ItemCode[],
      packageCodes: codes('package', packagesFoundMax) as PackageCode[],
    }
  }
}

function entryOf(source: Omit<Entry, 'spelt'>): Entry {
  const texts = [...new Set(source.texts.map(clean))].filter((text) => text !== '')
  const spelling = (text: string, first: boolean) =>
    pinyin(text, {
      toneType: 'none',
      type: 'array',
      ...(first ? { pattern: 'first' as const } : {}),
    }).join('')
  const named = texts.slice(0, -2)
  return {
    ...source,
    texts,
    initials: [...source.initials, ...named.map((text) => spelling(text, true))],
    spelt: named.map((text) => spelling(text, false)),
  }
}

/** Full-width letters become plain, spaces and marks go. */
function clean(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
}

function scoreOf(entry: Entry, wanted: string): number {
  if (/^[a-z0-9]+$/.test(wanted)) return scoreLatin(entry, wanted)
  const whole = scoreText(entry.texts, wanted)
  const bare = wanted.replace(fillers, '')
  const best =
    bare === '' || bare === wanted ? whole : Math.max(whole, scoreText(entry.texts, bare))
  if (best > 0) return best
  return bare.length < 2 ? 0 : overlap(entry.texts, bare)
}

function scoreText(texts: readonly string[], wanted: string): number {
  let best = 0
  for (const [index, text] of texts.entries()) {
    const at = text.indexOf(wanted)
    const exact = text === wanted ? 40 : at === 0 ? 20 : at > 0 ? 10 : 0
    const holds = text.length > 1 && wanted.includes(text) ? 12 : 0
    const found = Math.max(exact, holds)
    if (found > 0) best = Math.max(best, 100 + found - Math.min(index, 9))
  }
  return best
}

function scoreLatin(entry: Entry, wanted: string): number {
  const inText = scoreText(entry.texts, wanted)
  let best = inText
  for (const initials of entry.initials) {
    if (initials === wanted) best = Math.max(best, 95)
    else if (initials.startsWith(wanted)) best = Math.max(best, 85)
    else if (wanted.length > 2 && initials.includes(wanted)) best = Math.max(best, 60)
  }
  for (const spelt of entry.spelt) {
    if (spelt.startsWith(wanted)) best = Math.max(best, 90)
    else if (wanted.length > 3 && spelt.includes(wanted)) best = Math.max(best, 70)
  }
  return best
}

/** Words in another order still share pairs of characters. */
function overlap(texts: readonly string[], wanted: string): number {
  const pairs = pairsOf(wanted)
  let best = 0
  for (const text of texts) {
    const own = new Set(pairsOf(text))
    const shared = pairs.filter((pair) => own.has(pair)).length
    best = Math.max(best, shared / pairs.length)
  }
  return best >= 0.4 ? best * 50 : 0
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2))
}

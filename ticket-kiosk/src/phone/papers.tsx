import type { ItemLine, MaterialLine } from '@yihao/contract'
import { fill, useSay } from '@yihao/screen-kit'

const words = {
  papers: { zh: '要带的材料 · {count} 份', en: 'Papers to bring · {count}' },
  once: {
    zh: '几件事都用到的材料，带一份就够',
    en: 'A paper that several of them need is needed once',
  },
  or: { zh: '或', en: 'or' },
  for: { zh: '用于', en: 'for' },
  missing: { zh: '请补齐这些材料', en: 'Please bring these' },
} as const

export interface PapersProps {
  readonly materials: readonly MaterialLine[]
  readonly items: readonly ItemLine[]
}

/** The merged list: each paper once, whoever of the items needs it. */
export function Papers({ materials, items }: PapersProps) {
  const say = useSay()
  if (materials.length === 0) return null
  const isShared = materials.some(({ neededBy }) => neededBy.length > 1)
  return (
    <section className="card">
      <h2 className="card-title">{say(fill(words.papers, { count: materials.length }))}</h2>
      {isShared && <p className="card-hint">{say(words.once)}</p>}
      <ul className="papers">
        {materials.map((paper) => (
          <Paper key={paper.documentId} paper={paper} items={items} />
        ))}
      </ul>
    </section>
  )
}

function Paper({
  paper,
  items,
}: {
  readonly paper: MaterialLine
  readonly items: PapersProps['items']
}) {
  const say = useSay()
  const { name, whose, alternatives, condition, neededBy } = paper
  const uses = items.filter(({ code }) => neededBy.includes(code)).map((item) => item.shortName)
  return (
    <li className="paper">
      <p className="paper-name">
        {name}
        {whose && <span className="paper-whose">{whose}</span>}
      </p>
      {alternatives.length > 0 && (
        <p className="paper-more">
          {say(words.or)} {alternatives.join(' / ')}
        </p>
      )}
      {condition && <p className="paper-more paper-condition">{condition}</p>}
      {items.length > 1 && uses.length > 0 && (
        <p className="paper-more">
          {say(words.for)} {uses.join('、')}
        </p>
      )}
    </li>
  )
}

/** 一次性告知: everything that was missing, said once. */
export function Missing({ missing }: { readonly missing: readonly string[] }) {
  const say = useSay()
  if (missing.length === 0) return null
  return (
    <section className="card card-missing">
      <h2 className="card-title">{say(words.missing)}</h2>
      <ul className="papers">
        {missing.map((name) => (
          <li key={name} className="paper">
            <p className="paper-name">{name}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

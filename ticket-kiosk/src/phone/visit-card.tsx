import { authorisationText, filedPurposeText, type TicketView } from '@yihao/contract'
import { fill, useSay } from '@yihao/screen-kit'

const words = {
  title: { zh: '代办 · 共 {units} 份', en: 'For others · {units} in all' },
  expected: { zh: '窗口办理约 {minutes} 分钟', en: 'About {minutes} min at the window' },
  company: { zh: '企业 {place}', en: 'Company {place}' },
  person: { zh: '个人 {place}', en: 'Person {place}' },
  count: { zh: '{units} 份', en: '×{units}' },
  bulk: { zh: '份数多，由批量窗口办理', en: 'Many at once: a bulk window takes them' },
  case: { zh: '办件编号 {number}', en: 'Case number {number}' },
} as const

/** For whom and how much, or by which case; the page of nearly everybody has none. */
export function VisitCard({ view }: { readonly view: TicketView }) {
  const say = useSay()
  const { visit, expectedMs } = view
  if (visit === undefined) return null
  const { units, applicants, filed, bulk } = visit
  const minutes = expectedMs === undefined ? 0 : Math.ceil(expectedMs / 60_000)
  const named = { units, number: filed?.caseNumber ?? '', minutes }
  return (
    <section className="card">
      <h2 className="card-title">
        {say(filed === undefined ? fill(words.title, named) : filedPurposeText[filed.purpose])}
      </h2>
      {filed && <p className="card-hint">{say(fill(words.case, named))}</p>}
      {minutes > 0 && <p className="card-hint">{say(fill(words.expected, named))}</p>}
      {bulk && <p className="card-hint">{say(words.bulk)}</p>}
      <ul className="papers">
        {applicants.map(({ kind, authorisation, units: own }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an applicant is known by its place alone
          <li key={index} className="paper">
            <p className="paper-name">
              {say(fill(words[kind], { place: index + 1 }))}
              <span className="paper-whose">{say(fill(words.count, { units: own }))}</span>
            </p>
            <p className="paper-more">{say(authorisationText[authorisation])}</p>
          </li>
        ))}
        {filed?.items.map(({ code, name }) => (
          <li key={code} className="paper">
            <p className="paper-name">{name}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

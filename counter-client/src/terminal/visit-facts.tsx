import {
  authorisationText,
  type CounterTicket,
  filedPurposeText,
  type ShownApplicants,
  type VisitLine,
  type Words,
} from '@yihao/contract'
import { ask, newCommandId, useSay } from '@yihao/screen-kit'
import { useEffect, useState } from 'react'

interface VisitProps {
  readonly ticket: CounterTicket
  readonly windowId: string
}

/** For whom, how much and by which case: nothing for nearly everybody. */
export function VisitFacts({ ticket, windowId }: VisitProps) {
  const { visit } = ticket
  if (visit === undefined) return null
  return (
    <section className="panel visit">
      <VisitHead visit={visit} />
      {visit.filed && <FiledCase filed={visit.filed} />}
      {visit.applicants.length > 0 && (
        <Applicants key={ticket.ticketId} ticket={ticket} windowId={windowId} visit={visit} />
      )}
    </section>
  )
}

function VisitHead({ visit }: { readonly visit: VisitLine }) {
  const say = useSay()
  const { units, bulk, principals, applicants } = visit
  const people = applicants.length > 0 ? applicants.length : principals
  const marks: readonly (Words | undefined)[] = [
    people === undefined ? undefined : { zh: `代办 ${people} 户`, en: `For ${people}` },
    units > 1 ? { zh: `共 ${units} 份`, en: `${units} in all` } : undefined,
    bulk && { zh: '批量', en: 'Bulk' },
  ]
  const said = marks.filter((mark) => mark !== undefined)
  if (said.length === 0) return null
  return <p className="visit-head">{said.map((mark) => say(mark)).join(' · ')}</p>
}

function FiledCase({ filed }: { readonly filed: NonNullable<VisitLine['filed']> }) {
  const say = useSay()
  return (
    <p className="visit-filed">
      <strong>{say(filedPurposeText[filed.purpose])}</strong>
      <span className="tabular">{filed.caseNumber}</span>
      {filed.items.length > 0 && <span>{filed.items.map(({ name }) => name).join('、')}</span>}
    </p>
  )
}

/** Who they are is asked for when it is needed; the hall keeps that somebody looked (APPL-4). */
function Applicants({ ticket, windowId, visit }: VisitProps & { readonly visit: VisitLine }) {
  const say = useSay()
  const [shown, setShown] = useState<ShownApplicants['applicants']>()
  const [problem, setProblem] = useState<Words>()
  // What was looked up for one visitor must not stay for the next.
  useEffect(() => {
    if (ticket.status !== 'serving') setShown(undefined)
  }, [ticket.status])
  const look = async () => {
    const path = `/api/windows/${windowId}/applicants`
    const body = { commandId: newCommandId() }
    const answer = await ask<ShownApplicants>('POST', path, { body })
    setShown(answer.ok ? answer.value.applicants : undefined)
    setProblem(answer.ok ? undefined : answer.problem.words)
  }
  const mayLook = ticket.status === 'serving' && visit.applicants.some(({ sealed }) => sealed)
  return (
    <>
      <ul className="visit-list">
        {visit.applicants.map(({ kind, authorisation, units }, place) => {
          const who = shown?.[place]
          const named = [who?.name, who?.creditCode ?? who?.idNumber].filter(Boolean).join(' ')
          const kindWords =
            kind === 'company' ? { zh: '企业', en: 'Company' } : { zh: '个人', en: 'Person' }
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an applicant is known by its place alone
            <li key={place} className="visit-row">
              <span>
                {say(kindWords)} {place + 1}
                {named !== '' && <strong className="tabular visit-who">{named}</strong>}
              </span>
              <span className={authorisation === 'missing' ? 'visit-missing' : 'visit-paper'}>
                {say(authorisationText[authorisation])}
              </span>
              <span className="tabular">{say({ zh: `${units} 份`, en: `×${units}` })}</span>
            </li>
          )
        })}
      </ul>
      {mayLook && shown === undefined && (
        <button type="button" className="panel-verb visit-look" onClick={() => void look()}>
          {say({ zh: '查看申请人', en: 'Show who they are' })}
        </button>
      )}
      {problem && (
        <p className="visit-missing" role="alert">
          {say(problem)}
        </p>
      )}
    </>
  )
}

import type { ClaimLine, TicketView, Words } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { useState } from 'react'
import { useAct } from './use-act.ts'
import './visitor.css'

const words = {
  why: { zh: '您的号怎么排', en: 'How your number is queued' },
  title: { zh: '服务需求与优先', en: 'What would help you' },
  none: { zh: '走路慢、看不清、要用方言？告诉我们', en: 'Slow on foot, hard of hearing? Tell us' },
  change: { zh: '修改', en: 'Change' },
  add: { zh: '告诉我们', en: 'Tell us' },
  save: { zh: '保存', en: 'Save' },
  saving: { zh: '正在保存…', en: 'Saving…' },
  cancel: { zh: '不改了', en: 'Leave it' },
  show: { zh: '请到服务台出示：', en: 'Please show at the service desk: ' },
  or: { zh: ' 或 ', en: ' or ' },
} as const

const stateWords: Record<ClaimLine['state'], Words> = {
  waiting: { zh: '待核验', en: 'to be confirmed' },
  confirmed: { zh: '已核验', en: 'confirmed' },
  refused: { zh: '未通过', en: 'not confirmed' },
}

interface VisitorProps {
  readonly view: TicketView
  readonly ticketLink: string
  readonly refresh: () => Promise<boolean>
}

/** The holder's own needs and claim, and in plain words how the number stands in line. */
export function Visitor({ view, ticketLink, refresh }: VisitorProps) {
  const say = useSay()
  const [changing, setChanging] = useState(false)
  const { needs = [], claim, green, standing = [], visitorChoices } = view
  const settable =
    visitorChoices !== undefined &&
    visitorChoices.needs.length > 0 &&
    view.actions.some(({ type, refusal }) => type === 'SetNeeds' && refusal === undefined)
  const nothing = needs.length === 0 && claim === undefined && green === undefined
  if (nothing && standing.length === 0 && !settable) return null
  return (
    <section className="card visitor">
      <h2 className="card-title">{say(nothing && !settable ? words.why : words.title)}</h2>
      {standing.map((sentence) => (
        <p key={sentence.zh} className="visitor-standing">
          {say(sentence)}
        </p>
      ))}
      {claim && <Claim claim={claim} toShow={view.status === 'waiting'} />}
      {green && <p className="visitor-tag">{say({ zh: '绿色通道', en: 'Green channel' })}</p>}
      {!changing && (
        <div className="visitor-needs">
          {needs.map((need) => (
            <span key={need.code} className="visitor-tag">
              {say(need.words)}
            </span>
          ))}
          {nothing && settable && <p className="card-hint">{say(words.none)}</p>}
        </div>
      )}
      {settable && !changing && (
        <button type="button" className="button visitor-change" onClick={() => setChanging(true)}>
          {say(needs.length === 0 ? words.add : words.change)}
        </button>
      )}
      {settable && changing && (
        <NeedsForm
          view={view}
          ticketLink={ticketLink}
          refresh={refresh}
          close={() => setChanging(false)}
        />
      )}
    </section>
  )
}

interface ClaimProps {
  readonly claim: ClaimLine
  /** Nobody is sent to the desk who is called to a window. */
  readonly toShow: boolean
}

function Claim({ claim, toShow }: ClaimProps) {
  const say = useSay()
  const proofs = claim.proofs.filter(({ kind }) => kind !== 'staff')
  return (
    <div className={`visitor-claim visitor-claim-${claim.state}`}>
      <p>
        {say({ zh: '优先：', en: 'Priority: ' })}
        {say(claim.group)} · <b>{say(stateWords[claim.state])}</b>
      </p>
      {toShow && claim.state === 'waiting' && proofs.length > 0 && (
        <p className="card-hint">
          {say(words.show)}
          {proofs.map((proof) => say(proof.words)).join(say(words.or))}
        </p>
      )}
      {claim.reason && <p className="card-hint">{say(claim.reason)}</p>}
    </div>
  )
}

function NeedsForm({
  view,
  ticketLink,
  refresh,
  close,
}: VisitorProps & { readonly close: () => void }) {
  const say = useSay()
  const act = useAct(ticketLink, refresh)
  const [needs, setNeeds] = useState((view.needs ?? []).map(({ code }) => code))
  const toggle = (code: string) =>
    setNeeds(needs.includes(code) ? needs.filter((one) => one !== code) : [...needs, code])
  const save = async () => {
    if (await act.run('needs', { needs })) close()
  }
  return (
    <>
      <div className="visitor-chips">
        {view.visitorChoices?.needs.map(({ code, words: name }) => {
          const on = needs.includes(code)
          return (
            <button
              key={code}
              type="button"
              className={on ? 'button button-on' : 'button'}
              aria-pressed={on}
              onClick={() => toggle(code)}
            >
              {say(name)}
            </button>
          )
        })}
      </div>
      {act.refused && <p className="visitor-problem">{say(act.refused)}</p>}
      <div className="visitor-ends">
        <button type="button" className="button button-quiet" onClick={close}>
          {say(words.cancel)}
        </button>
        <button
          type="button"
          className="button button-primary"
          disabled={act.pending}
          onClick={() => void save()}
        >
          {say(act.pending ? words.saving : words.save)}
        </button>
      </div>
    </>
  )
}

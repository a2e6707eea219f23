import type { ClaimLine, CounterTicket } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import './visitor-chips.css'

interface ChipsProps {
  readonly ticket: CounterTicket
  readonly open: ((verb: 'SetNeeds' | 'ConfirmClaim') => void) | undefined
}

/** What the visitor needs, and whether a claim of priority is still to be looked at. */
export function VisitorChips({ ticket, open }: ChipsProps) {
  const say = useSay()
  const { needs = [], claim, green } = ticket
  if (needs.length === 0 && claim === undefined && green === undefined && open === undefined) {
    return null
  }
  return (
    <div className="visitor-chips">
      {claim && <Claim claim={claim} look={open && (() => open('ConfirmClaim'))} />}
      {green && (
        <span className="chip chip-good">{say({ zh: '绿色通道', en: 'Green channel' })}</span>
      )}
      {needs.map(({ code, words, fetch }) => (
        <span key={code} className="chip">
          {say(words)}
          {fetch && <small>{say({ zh: '导服引导', en: 'with a guide' })}</small>}
        </span>
      ))}
      {open && (
        <button type="button" className="chip chip-button" onClick={() => open('SetNeeds')}>
          {needs.length === 0
            ? say({ zh: '＋ 服务需求、优先', en: '+ Needs, priority' })
            : say({ zh: '修改', en: 'Change' })}
        </button>
      )}
    </div>
  )
}

function Claim({
  claim,
  look,
}: {
  readonly claim: ClaimLine
  readonly look?: (() => void) | undefined
}) {
  const say = useSay()
  const group = say(claim.group)
  if (claim.state === 'waiting') {
    return (
      <button type="button" className="chip chip-wait" disabled={look === undefined} onClick={look}>
        {say({ zh: `优先待核验：${group}`, en: `To confirm: ${group}` })}
        <b>{say({ zh: '核验', en: 'Check' })}</b>
      </button>
    )
  }
  return claim.state === 'confirmed' ? (
    <span className="chip chip-good">
      {say({ zh: `优先已核验：${group}`, en: `Priority: ${group}` })}
    </span>
  ) : (
    <span className="chip">
      {say({ zh: `优先未通过：${group}`, en: `Not confirmed: ${group}` })}
      {claim.reason && <small>{say(claim.reason)}</small>}
    </span>
  )
}

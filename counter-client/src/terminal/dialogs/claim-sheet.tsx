import type { CounterView, HallCommand } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { useState } from 'react'
import { verbText } from '../../desk/verbs.ts'
import { Choices } from '../../parts/choices.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { AskProps } from './ask-sheet.tsx'
import { SheetProblem } from './sheet-problem.tsx'

/** 核验优先: what was looked at, or why it is not so. An age is confirmed by whom can read a card. */
export function ClaimSheet({ view, desk, onClose }: AskProps) {
  const say = useSay()
  const claim = view.ticket?.claim
  const proofs = (claim?.proofs ?? []).filter(({ kind }) => kind !== 'age')
  const refusals = view.visitorChoices?.claimRefusal ?? []
  const [chosen, setChosen] = useState<string>()
  const command = commandOf(view, chosen)
  const confirm = async () => {
    if (command === undefined) return
    if (await desk.send(command.type, command)) onClose()
  }
  const choices = [
    ...proofs.map(({ kind, words }) => ({
      id: `proof ${kind}`,
      label: say({ zh: '通过', en: 'Confirmed' }),
      hint: say(words),
    })),
    ...refusals.map(({ code, words }) => ({
      id: `refuse ${code}`,
      label: say({ zh: '不通过', en: 'Not confirmed' }),
      hint: say(words),
    })),
  ]
  return (
    <Sheet
      title={`${say(verbText.ConfirmClaim)} ${view.ticket?.number ?? ''}`}
      hint={say({
        zh: '通过后本号以后各步都按优先排队；不通过仍按普通号，名次不变。',
        en: 'Once confirmed, all further steps count as priority; otherwise it stays ordinary.',
      })}
      confirm={say({ zh: '确定', en: 'Confirm' })}
      ready={command !== undefined}
      pending={desk.pending === 'ConfirmClaim' || desk.pending === 'RefuseClaim'}
      problem={<SheetProblem desk={desk} verb={command?.type ?? 'ConfirmClaim'} />}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Choices
        legend={claim === undefined ? '' : say(claim.group)}
        choices={choices}
        chosen={chosen}
        choose={setChosen}
        byDigit
      />
    </Sheet>
  )
}

type Decided = Extract<HallCommand, { type: 'ConfirmClaim' | 'RefuseClaim' }>

function commandOf({ ticket }: CounterView, chosen = ''): Decided | undefined {
  const [how, what = ''] = chosen.split(' ')
  if (ticket === undefined) return undefined
  const { ticketId } = ticket
  if (how === 'refuse') return { type: 'RefuseClaim', data: { ticketId, reasonCode: what } }
  const proof = ticket.claim?.proofs.find(({ kind }) => kind === what)?.kind
  return how === 'proof' && proof !== undefined
    ? { type: 'ConfirmClaim', data: { ticketId, proof } }
    : undefined
}

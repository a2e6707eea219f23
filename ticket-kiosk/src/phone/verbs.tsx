import type { TicketView, Words } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { useState } from 'react'
import { ConfirmSheet } from './confirm-sheet.tsx'
import { useAct } from './use-act.ts'
import { type VisitorVerb, verbPath, verbsOf, whyNotBack } from './visitor-verbs.ts'

interface VerbWords {
  readonly button: Words
  readonly title: Words
  readonly hint: Words
  readonly yes: Words
}

const back: VerbWords = {
  button: { zh: '重新排入', en: 'Join the line again' },
  title: { zh: '现在重新排入？', en: 'Join the line again now?' },
  hint: {
    zh: '会排在几位之后，不用从头排。每个上午、下午只能重新排入有限的次数，请在大厅里再点。',
    en: 'You come a few places behind, not at the end. Please do so only when you are in the hall.',
  },
  yes: { zh: '我在大厅，重新排入', en: 'I am here: join again' },
}

const backFromHold: VerbWords = {
  button: { zh: '我回来了', en: 'I am back' },
  title: { zh: '材料备齐，回到大厅了？', en: 'Back in the hall with your papers?' },
  hint: { zh: '您会回到原来的位置，等窗口叫号。', en: 'You get your own place in the line again.' },
  yes: { zh: '我回来了，继续排队', en: 'I am back' },
}

const giveUp: VerbWords = {
  button: { zh: '不办了，取消这个号', en: 'Give up this number' },
  title: { zh: '确定取消这个号？', en: 'Give up this number?' },
  hint: {
    zh: '取消后不能恢复，再办要重新取号排队。取消可以让后面的人早一点。',
    en: 'This cannot be undone; you would have to take a new number. The others move up.',
  },
  yes: { zh: '取消这个号', en: 'Give it up' },
}

function wordsOf(verb: VisitorVerb, status: TicketView['status']): VerbWords {
  if (verb === 'AbandonTicket') return giveUp
  return status === 'held' ? backFromHold : back
}

export interface VerbsProps {
  readonly view: TicketView
  readonly ticketLink: string
  readonly refresh: () => Promise<boolean>
}

/** What the holder may do now; each asks once more, because a slip costs the place in line. */
export function Verbs({ view, ticketLink, refresh }: VerbsProps) {
  const say = useSay()
  const act = useAct(ticketLink, refresh)
  const [question, setQuestion] = useState<{ verb: VisitorVerb; status: TicketView['status'] }>()
  // A question about a waiting number is over when it is called meanwhile: the call must be seen.
  const asked = question?.status === view.status ? question.verb : undefined
  const verbs = verbsOf(view)
  const why = whyNotBack(view)
  const close = () => {
    setQuestion(undefined)
    act.clear()
  }
  const confirm = async (verb: VisitorVerb) => {
    if (await act.run(verbPath[verb])) setQuestion(undefined)
  }
  if (verbs.length === 0 && why === undefined && asked === undefined) return null
  const askedWords = asked && wordsOf(asked, view.status)
  return (
    <section className="verbs">
      {why && <p className="verbs-why">{say(why)}</p>}
      {verbs.map((verb) => (
        <button
          key={verb}
          type="button"
          className={verb === 'AbandonTicket' ? 'button button-quiet' : 'button button-primary'}
          onClick={() => setQuestion({ verb, status: view.status })}
        >
          {say(wordsOf(verb, view.status).button)}
        </button>
      ))}
      {asked && askedWords && (
        <ConfirmSheet
          title={`${view.number} · ${say(askedWords.title)}`}
          hint={say(askedWords.hint)}
          yes={say(askedWords.yes)}
          isGrave={asked === 'AbandonTicket'}
          pending={act.pending}
          problem={act.refused && say(act.refused)}
          onYes={() => void confirm(asked)}
          onClose={close}
        />
      )}
    </section>
  )
}

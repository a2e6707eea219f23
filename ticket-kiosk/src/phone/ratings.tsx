import { clockText, satisfactionText } from '@yihao/contract'
import { fill, useSay } from '@yihao/screen-kit'
import { Face } from './face.tsx'
import type { RatingOfView } from './rating-draft.ts'
import { RatingForm } from './rating-form.tsx'

const words = {
  where: { zh: '{window} 号窗口 · {time} 办结', en: 'Window {window} · done at {time}' },
  yours: { zh: '您的评价：', en: 'You rated: ' },
  thanks: { zh: '谢谢您，评价已收到', en: 'Thank you, your rating was received' },
  late: { zh: '评价时间已过，谢谢您', en: 'The time for rating has passed. Thank you.' },
} as const

export interface RatingsProps {
  readonly ratings: readonly RatingOfView[]
  readonly ticketLink: string
  readonly refresh: () => Promise<boolean>
}

/** 好差评: one for each service of the ticket, by the person served, once. */
export function Ratings({ ratings, ticketLink, refresh }: RatingsProps) {
  const say = useSay()
  return ratings.map((rating) => {
    const { servingId, windowNumber, finishedAt, rated, open } = rating
    const time = clockText(finishedAt)
    const where = say(fill(words.where, { window: windowNumber, time }))
    if (rated === undefined && open) {
      return (
        <RatingForm
          key={servingId}
          servingId={servingId}
          where={where}
          ticketLink={ticketLink}
          refresh={refresh}
        />
      )
    }
    return (
      <section key={servingId} className="card rated" role="status">
        <p className="card-hint">{where}</p>
        {rated === undefined ? (
          <p>{say(words.late)}</p>
        ) : (
          <>
            <p className="rated-level">
              <Face satisfaction={rated} />
              <span>
                {say(words.yours)}
                <b>{say(satisfactionText[rated])}</b>
              </span>
            </p>
            <p>{say(words.thanks)}</p>
          </>
        )}
      </section>
    )
  })
}

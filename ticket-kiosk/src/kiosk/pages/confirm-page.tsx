import type { PreviewRequest, TakenReply } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { type Dispatch, useMemo } from 'react'
import { usePreview } from '../data/use-preview.ts'
import { useTake } from '../data/use-take.ts'
import { asksOfTake } from '../flow/asks.ts'
import { itemCodesOf, packageCodesOf, sideOf } from '../flow/basket.ts'
import { type Flow, type FlowStep, sideOfFlow } from '../flow/flow.ts'
import { previewOfVisit, takeOfVisit } from '../flow/visit.ts'
import type { KioskHall } from '../parts/face.ts'
import { Icon } from '../parts/icon.tsx'
import { Scroller } from '../parts/scroller.tsx'
import { SideSwitch } from '../parts/side-switch.tsx'
import { words } from '../words/kiosk-words.ts'
import { Legs, Papers, QueueCard, Things } from './confirm-card.tsx'
import { HelpCard } from './help-card.tsx'
import { Refused } from './refused.tsx'
import { BulkLine, FiledMatters, ForOthersLine } from './visit-card.tsx'

interface ConfirmPageProps {
  readonly flow: Flow
  readonly dispatch: Dispatch<FlowStep>
  readonly hall: KioskHall
  readonly lost: boolean
  readonly taken: (reply: TakenReply) => void
}

/** What the number will be good for, before it is taken. */
export function ConfirmPage({ flow, dispatch, hall, lost, taken }: ConfirmPageProps) {
  const say = useSay()
  const request = useRequest(flow)
  const { kioskId, deviceToken } = hall
  const preview = usePreview(request, deviceToken)
  const { asks, visit, basket } = flow
  const options = useMemo(
    () => ({
      request: { ...request, ...asksOfTake(asks), ...takeOfVisit(visit, basket) },
      kioskId,
      deviceToken,
      taken,
    }),
    [request, asks, visit, basket, kioskId, deviceToken, taken],
  )
  const [taking, take] = useTake(options)

  const refused = [taking, preview].find(({ step }) => step === 'refused')
  if (refused?.step === 'refused') {
    const { problem } = refused
    const canChange = flow.basket.length > 0 || problem.code === 'FiledItemsNeeded'
    return <Refused problem={problem} dispatch={dispatch} canChange={canChange} />
  }
  const card = preview.step === 'shown' ? preview.card : undefined
  const asking = taking.step === 'asking'
  const choices = hall.view?.visitorChoices
  const offersOthers = hall.view?.applicants === true && basket.length > 0
  return (
    <main className="confirm">
      <div className="confirm-read">
        <div className="pick-head">
          <h2 className="page-title">{say(words.check)}</h2>
          {flow.basket.length > 0 && sideOf(flow.basket) === undefined && (
            <SideSwitch side={sideOfFlow(flow)} dispatch={dispatch} asks />
          )}
        </div>
        {card === undefined ? (
          <p className="confirm-loading">{say(words.loadingCard)}</p>
        ) : (
          <Scroller page="confirm">
            <QueueCard card={card} alone={basket.length === 0 && visit.filed === undefined} />
            <BulkLine card={card} />
            <FiledMatters flow={flow} card={card} />
            {card.legs && <Legs legs={card.legs} />}
            <Things flow={flow} dispatch={dispatch} />
            <Papers card={card} flow={flow} />
          </Scroller>
        )}
      </div>
      <div className="confirm-act">
        {taking.step === 'no-answer' && (
          <p className="confirm-no-answer" role="alert">
            <Icon name="no-line" />
            <span>
              <strong>{say(words.noAnswerTitle)}</strong>
              {say(words.noAnswer)}
            </span>
          </p>
        )}
        {/* While an answer is awaited another wish would be another number. */}
        {offersOthers && taking.step === 'ready' && (
          <ForOthersLine flow={flow} dispatch={dispatch} card={card} />
        )}
        {choices && taking.step === 'ready' && (
          <HelpCard choices={choices} asks={asks} dispatch={dispatch} />
        )}
        <button
          type="button"
          className="button button-primary confirm-take"
          disabled={card === undefined || asking || lost}
          onClick={take}
        >
          {say(asking ? words.takingNow : taking.step === 'no-answer' ? words.again : words.take)}
        </button>
      </div>
      {/* Whoever leaves now would miss the number that is on its way. */}
      {asking && <div className="veil veil-clear" />}
    </main>
  )
}

function useRequest(flow: Flow): PreviewRequest {
  const { basket, queueId, visit } = flow
  const audience = sideOfFlow(flow)
  return useMemo(
    () => ({
      itemCodes: itemCodesOf(basket),
      packageCodes: packageCodesOf(basket),
      audience,
      ...(queueId === undefined ? {} : { queueId }),
      ...previewOfVisit(visit, basket),
    }),
    [basket, queueId, audience, visit],
  )
}

import type { Catalogue, KioskView, TakenReply } from '@yihao/contract'
import { languageOfAddress } from '@yihao/screen-kit'
import { type Dispatch, useCallback, useReducer } from 'react'
import { useCatalogue } from './data/use-catalogue.ts'
import { useIdle } from './data/use-idle.ts'
import { useSettled } from './data/use-settled.ts'
import { atHome, type Flow, type FlowStep, walk } from './flow/flow.ts'
import { type Situation, situationOf } from './flow/situation.ts'
import { ApplicantsPage } from './pages/applicants-page.tsx'
import { CheckInPage } from './pages/check-in-page.tsx'
import { ConfirmPage } from './pages/confirm-page.tsx'
import { FiledPage } from './pages/filed-page.tsx'
import { HomePage } from './pages/home-page.tsx'
import { PickPage } from './pages/pick-page.tsx'
import { RestPage } from './pages/rest-page.tsx'
import { TicketPage } from './pages/ticket-page.tsx'
import type { Face, KioskHall } from './parts/face.ts'
import { Foot } from './parts/foot.tsx'
import { Head } from './parts/head.tsx'
import { StillThere } from './parts/still-there.tsx'

export interface KioskProps {
  readonly hall: KioskHall
  readonly face: Face
}

/** One visitor after another: each ends at home, in the hall's own language and size. */
export function Kiosk({ hall, face }: KioskProps) {
  const [flow, dispatch] = useReducer(walk, atHome)
  const catalogue = useCatalogue(hall.view?.planVersion)
  const situation = situationOf(hall.status, hall.view)
  const { setElder, setLanguage } = face
  const leave = useCallback(() => {
    dispatch({ type: 'home' })
    setElder(false)
    setLanguage(languageOfAddress())
  }, [setElder, setLanguage])
  const changed = face.elder || face.language !== languageOfAddress()
  const idle = useIdle(flow.step === 'home' ? changed : flow.step !== 'ticket', leave)
  const { frame, guard } = useSettled(pageOf(flow))
  return (
    <div className="kiosk" ref={frame} onClickCapture={guard}>
      <Head hall={hall} face={face} />
      <Page {...{ hall, face, flow, dispatch, catalogue, situation, leave }} />
      {flow.step !== 'ticket' && (
        <Foot flow={flow} dispatch={dispatch} idle={idle} hall={hall} situation={situation} />
      )}
      {idle.kind === 'asking' && flow.step !== 'home' && (
        <StillThere secondsLeft={idle.secondsLeft} leave={leave} />
      )}
    </div>
  )
}

/** What must differ for the page under a finger to be another one. */
const pageOf = ({ step, shelf }: Flow) =>
  [step, shelf.kind, shelf.kind === 'theme' ? shelf.theme : ''].join('/')

interface PageProps extends KioskProps {
  readonly flow: Flow
  readonly dispatch: Dispatch<FlowStep>
  readonly catalogue: Catalogue | undefined
  readonly situation: Situation
  readonly leave: () => void
}

function Page({ hall, face, flow, dispatch, catalogue, situation, leave }: PageProps) {
  const view: KioskView | undefined = hall.view
  const taken = useCallback(
    (reply: TakenReply) => dispatch({ type: 'taken', taken: reply }),
    [dispatch],
  )
  if (flow.step === 'ticket' && flow.taken !== undefined && view !== undefined) {
    return <TicketPage taken={flow.taken} view={view} flow={flow} elder={face.elder} done={leave} />
  }
  // A line that breaks in the middle of a choice leaves the choice on the screen.
  const goesOn = situation.kind === 'open' || (situation.kind === 'lost' && flow.step !== 'home')
  if (!goesOn || view === undefined || catalogue === undefined) {
    return <RestPage situation={situation} view={view} />
  }
  switch (flow.step) {
    case 'pick':
      return <PickPage flow={flow} dispatch={dispatch} catalogue={catalogue} />
    case 'confirm':
      return (
        <ConfirmPage
          flow={flow}
          dispatch={dispatch}
          hall={hall}
          lost={situation.kind === 'lost'}
          taken={taken}
        />
      )
    case 'check-in':
      return <CheckInPage hall={hall} lost={situation.kind === 'lost'} taken={taken} />
    case 'applicants':
      return <ApplicantsPage flow={flow} dispatch={dispatch} />
    case 'filed':
      if (view.filedNumber !== undefined) {
        return <FiledPage looks={view.filedNumber} dispatch={dispatch} />
      }
      return <HomePage view={view} catalogue={catalogue} dispatch={dispatch} elder={face.elder} />
    case 'home':
    case 'ticket':
      return <HomePage view={view} catalogue={catalogue} dispatch={dispatch} elder={face.elder} />
  }
}

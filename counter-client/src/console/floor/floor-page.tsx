import type { GuideView } from '@yihao/contract'
import { useHallLink, useLinkState, useSay, useView } from '@yihao/screen-kit'
import { Page } from '../page.tsx'
import { ClaimList } from './claim-list.tsx'
import { FetchList } from './fetch-list.tsx'
import './floor-page.css'

const subscription = { kind: 'guide' } as const
const lost = { zh: '连接中断，下面可能不是最新', en: 'Connection lost; this may be out of date' }

/** 接引与核验: whom to fetch now, and whose claim of priority is to be looked at. */
export function FloorPage() {
  const say = useSay()
  const link = useHallLink({ subscribe: [subscription] })
  const state = useLinkState(link)
  const view: GuideView | undefined = useView(link, 'guide', subscription)
  return (
    <Page
      title={say({ zh: '接引与核验', en: 'Fetch and check' })}
      lead={say({
        zh: '叫到号、需要引导的群众在左边；优先申请核验后才算数，在右边。',
        en: 'Left: who is called and is to be fetched. Right: claims that count once confirmed.',
      })}
      problem={state.status === 'lost' ? lost : undefined}
    >
      {link !== undefined && view !== undefined && (
        <div className="floor">
          <FetchList view={view} link={link} />
          <ClaimList view={view} />
        </div>
      )}
    </Page>
  )
}

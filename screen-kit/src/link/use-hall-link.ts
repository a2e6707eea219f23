import type { EpochMs, ScreenView, Subscription } from '@yihao/contract'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { HallLink, type LinkOptions, type LinkState, subscriptionKey } from './hall-link.ts'

/** One link for as long as what it asks for stays the same; `undefined` options open none. */
export function useHallLink(options: LinkOptions | undefined): HallLink | undefined {
  const key = options === undefined ? undefined : JSON.stringify(options)
  const [link, setLink] = useState<HallLink>()
  useEffect(() => {
    if (key === undefined) return undefined
    const opened = new HallLink(JSON.parse(key) as LinkOptions)
    setLink(opened)
    return () => {
      opened.close()
      setLink(undefined)
    }
  }, [key])
  return link
}

const none: LinkState = {
  status: 'connecting',
  lostSince: undefined,
  position: undefined,
  shown: new Map(),
  dismissal: undefined,
}

export function useLinkState(link: HallLink | undefined): LinkState {
  return useSyncExternalStore(
    (changed) => link?.store.subscribe(changed) ?? (() => undefined),
    () => link?.store.getState() ?? none,
  )
}

/** The newest view of a subscription, or undefined before the first one came. */
export function useView<Kind extends ScreenView['kind']>(
  link: HallLink | undefined,
  kind: Kind,
  subscription: Subscription,
): Extract<ScreenView, { kind: Kind }> | undefined {
  const state = useLinkState(link)
  const key = subscriptionKey(subscription)
  return useMemo(() => {
    const view = state.shown.get(key)?.view
    return view?.kind === kind ? (view as Extract<ScreenView, { kind: Kind }>) : undefined
  }, [state.shown, key, kind])
}

/** Hall time, renewed every `everyMs` real milliseconds. */
export function useHallNow(link: HallLink | undefined, everyMs = 1_000): EpochMs {
  const [now, setNow] = useState(() => link?.now() ?? (Date.now() as EpochMs))
  useEffect(() => {
    if (link === undefined) return undefined
    setNow(link.now())
    const timer = setInterval(() => setNow(link.now()), everyMs)
    return () => clearInterval(timer)
  }, [link, everyMs])
  return now
}

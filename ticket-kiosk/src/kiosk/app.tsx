import type { DeviceId } from '@yihao/contract'
import {
  type Language,
  LanguageContext,
  languageOfAddress,
  PairingGate,
  useHallLink,
  useLinkState,
  useView,
} from '@yihao/screen-kit'
import { useEffect, useState } from 'react'
import { Chooser } from './chooser.tsx'
import { Kiosk } from './kiosk.tsx'
import { kioskOfAddress } from './kiosk-of-address.ts'
import type { Face } from './parts/face.ts'

export function App() {
  const kioskId = kioskOfAddress(location.search)
  if (kioskId === undefined) return <Chooser />
  const wish = { kind: 'kiosk', kioskId } as const
  return (
    <PairingGate kind="kiosk" label={`取号机 ${kioskId}`} wish={wish}>
      {(paired, forget) => (
        <PairedKiosk kioskId={kioskId} deviceToken={paired.token} forget={forget} />
      )}
    </PairingGate>
  )
}

interface PairedKioskProps {
  readonly kioskId: DeviceId
  readonly deviceToken: string
  readonly forget: () => void
}

function PairedKiosk({ kioskId, deviceToken, forget }: PairedKioskProps) {
  const subscription = { kind: 'kiosk', kioskId } as const
  const link = useHallLink({ auth: { deviceToken }, subscribe: [subscription] })
  const state = useLinkState(link)
  const view = useView(link, 'kiosk', subscription)
  const face = useFace()
  useEffect(() => {
    if (state.status === 'dismissed') forget()
  }, [state.status, forget])
  return (
    <LanguageContext value={face.language}>
      <Kiosk hall={{ kioskId, deviceToken, link, status: state.status, view }} face={face} />
    </LanguageContext>
  )
}

/** Language and size of type of the visitor now standing here. */
function useFace(): Face {
  const [language, setLanguage] = useState<Language>(languageOfAddress)
  const [elder, setElder] = useState(false)
  useEffect(() => {
    document.documentElement.dataset.elder = String(elder)
  }, [elder])
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  return { language, elder, setLanguage, setElder }
}

import { FatalBoundary, LanguageContext, languageOfAddress } from '@yihao/screen-kit'
import '@yihao/screen-kit/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './kiosk/app.tsx'
import './kiosk/kiosk.css'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <LanguageContext value={languageOfAddress()}>
        <FatalBoundary>
          <App />
        </FatalBoundary>
      </LanguageContext>
    </StrictMode>,
  )
}

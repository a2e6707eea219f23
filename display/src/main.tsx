import { FatalBoundary, LanguageContext, languageOfAddress } from '@yihao/screen-kit'
import '@yihao/screen-kit/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './display.css'

document.documentElement.dataset.theme = 'dark'

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

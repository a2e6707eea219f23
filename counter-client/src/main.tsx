import { FatalBoundary, LanguageContext, languageOfAddress } from '@yihao/screen-kit'
import '@yihao/screen-kit/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { App } from './app.tsx'
import './counter.css'
import { StaffProvider } from './session/session-context.tsx'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <LanguageContext value={languageOfAddress()}>
        <FatalBoundary>
          <StaffProvider>
            <BrowserRouter basename="/counter">
              <App />
            </BrowserRouter>
          </StaffProvider>
        </FatalBoundary>
      </LanguageContext>
    </StrictMode>,
  )
}

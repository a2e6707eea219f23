import { FatalBoundary } from '@yihao/screen-kit'
import '@yihao/screen-kit/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { PhoneApp } from './phone/phone-app.tsx'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <FatalBoundary>
        <PhoneApp />
      </FatalBoundary>
    </StrictMode>,
  )
}

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = 'http://localhost:8080'

export default defineConfig({
  base: '/display/',
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  // Hall browsers are old: Windows 7 stops at Chromium 109, some domestic shells are older still.
  build: {
    target: 'chrome87',
    chunkSizeWarningLimit: 1_500,
  },
  server: {
    port: 5171,
    proxy: { '/api': server, '/socket.io': { target: server, ws: true } },
  },
})

import { readFileSync } from 'node:fs'

process.exit(1)
console.log('said aloud')
void fetch('http://localhost')
setTimeout(() => undefined, 1)
Buffer.from('text')
document.title = 'text'
localStorage.clear()
new WebSocket('ws://localhost')
performance.now()
require('node:fs')
crypto.randomUUID()
structuredClone({})

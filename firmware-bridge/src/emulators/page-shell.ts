import { escaped } from './markup.ts'

// Parts that scroll are reached by keys too.
const section = (id: string, zh: string, en: string, more = '') =>
  `<section class="s-${id}"><h2>${zh}<small>${en}</small>${more}</h2>` +
  `<div id="${id}" role="group" aria-label="${zh}" tabindex="0"></div></section>`

export function pageHtml(title: string): string {
  const aloud =
    '<label><input type="checkbox" id="aloud">自动播放 <small>play aloud</small></label>'
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/page.css">
</head>
<body>
<header><h1>${escaped(title)}<small>Emulated devices</small></h1><span id="link" class="lost">…</span></header>
<main>
${section('signs', '窗口屏', 'Window signs')}
${section('pads', '呼叫器与评价器', 'Keypads and evaluators')}
${section('heard', '语音播报', 'Announcements', aloud)}
${section('printers', '打印机', 'Printers')}
${section('papers', '小票', 'Slips')}
</main>
<script src="/page.js"></script>
</body>
</html>
`
}

/** The mark of the product, as on its screens. */
export const pageIcon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><title>一号</title>' +
  '<rect width="32" height="32" rx="6" fill="#0b5d52"/>' +
  '<path d="M6 16h20" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>'

/** Runs in the browser: puts each part in its place as it changes and sends presses. */
export const pageScript = `'use strict'
const link = document.getElementById('link')
const aloud = document.getElementById('aloud')

// What did not change stays in the document, so that a sound plays on and a button keeps its focus.
function place(box, html) {
  const sheet = document.createElement('template')
  sheet.innerHTML = html
  const old = new Map([...box.children].map((child) => [child.id, child]))
  const focus = document.activeElement && document.activeElement.dataset.do
  box.replaceChildren(
    ...[...sheet.content.children].map((child) => {
      const before = old.get(child.id)
      const source = child.outerHTML
      if (before && before.source === source) return before
      child.source = source
      return child
    }),
  )
  if (focus && document.activeElement === document.body) {
    const again = box.querySelector('[data-do="' + CSS.escape(focus) + '"]')
    if (again) again.focus()
  }
}

let playing = Promise.resolve()
const queue = []
function playNewest(box) {
  const player = box.querySelector('audio')
  if (!aloud.checked || !player || player.dataset.known) return
  queue.push(player)
  if (queue.length === 1) playNext()
}
function playNext() {
  const player = queue[0]
  if (!player) return
  const next = () => { queue.shift(); playNext() }
  player.addEventListener('ended', next, { once: true })
  playing = player.play().catch(next)
}

const events = new EventSource('/events')
events.onopen = () => { link.className = 'live'; link.textContent = '实时 live' }
events.onerror = () => { link.className = 'lost'; link.textContent = '连接中断 connection lost' }
let first = true
for (const id of ['signs', 'pads', 'heard', 'printers', 'papers']) {
  const box = document.getElementById(id)
  events.addEventListener(id, (event) => {
    place(box, JSON.parse(event.data))
    if (id !== 'heard') return
    if (!first) playNewest(box)
    for (const player of box.querySelectorAll('audio')) player.dataset.known = 'yes'
    first = false
  })
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-do]')
  if (!button) return
  button.classList.add('busy')
  fetch('/do/' + encodeURIComponent(button.dataset.do), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
    .then((answer) => answer.json())
    .then((answer) => { button.classList.toggle('failed', answer.result === 'no-answer') })
    .catch(() => button.classList.add('failed'))
    .finally(() => button.classList.remove('busy'))
})
`

// The start page: where everything is, and in a demonstration who can sign in. It needs no build.
const at = (id) => document.getElementById(id)
const roles = {
  clerk: '窗口人员',
  guide: '导服',
  manager: '大厅管理员',
  supervisor: '督办员',
  administrator: '系统管理员',
  'security-administrator': '安全管理员',
  auditor: '审计员',
}

async function ask(path, body) {
  const response = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'x-yihao': '1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { ok: response.ok, value: await response.json() }
}

const ordinaryLinks = (hall) => [
  ['叫号端', 'Counter terminal', '/counter/', '窗口人员登录'],
  ['管理端', 'Staff console', '/counter/console', '开厅闭厅、日报、设备、人员'],
  ['取号机', 'Ticket kiosk', `/kiosk/?kiosk=${hall.kiosks[0]?.kioskId ?? ''}`, '首次打开需配对'],
  ['大厅屏幕', 'Hall screens', '/display/', '综合屏、窗口屏、管理大屏；首次打开需配对'],
]

function element(name, text, className) {
  const made = document.createElement(name)
  if (text !== undefined) made.textContent = text
  if (className !== undefined) made.className = className
  return made
}

function showLinks(links) {
  at('links').replaceChildren(
    ...links.map(([zh, en, href, hint]) => {
      const link = element('a')
      link.href = href
      link.target = '_blank'
      link.rel = 'noopener'
      const title = element('strong', zh)
      title.append(element('small', en))
      link.append(title, element('p', hint))
      return link
    }),
  )
}

function showPeople({ people }) {
  at('people').hidden = people.length === 0
  at('password').textContent = people[0]?.password ?? ''
  at('people-rows').replaceChildren(
    ...people.map((person) => {
      const row = element('tr')
      const where =
        person.windowId === undefined ? '' : `${Number(person.windowId.slice(1))} 号窗口`
      const words = person.roles.map((role) => roles[role] ?? role).join('、')
      for (const text of [person.staffNumber, person.displayName, words, where]) {
        row.append(element('td', text))
      }
      return row
    }),
  )
}

function showLively({ running, speed }) {
  at('lively').hidden = false
  const button = at('lively-button')
  button.textContent = running ? '停下 Stop' : '开始 Start'
  button.classList.toggle('running', running)
  button.dataset.running = String(running)
  if (running) at('speed').value = String(speed)
}

/** Hall time runs on between two looks. */
const clock = { hallAt: Date.now(), realAt: performance.now(), speed: 1 }

function tick() {
  const now = clock.hallAt + (performance.now() - clock.realAt) * clock.speed
  const zone = { timeZone: 'Asia/Shanghai' }
  at('clock').textContent = new Intl.DateTimeFormat('zh-CN', {
    ...zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now)
  at('date').textContent = new Intl.DateTimeFormat('zh-CN', {
    ...zone,
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(now)
}

async function look() {
  try {
    const hall = await ask('/api/hall')
    if (!hall.ok) throw new Error('not ready')
    at('lost').hidden = true
    at('hall-name').textContent = hall.value.name.zh
    document.title = `${hall.value.name.zh} · 一号 Yihao`
    clock.hallAt = hall.value.at
    clock.realAt = performance.now()
    if (hall.value.mode === 'demo') {
      const demo = (await ask('/api/demo')).value
      clock.speed = demo.lively.speed
      showLinks(demo.links.map(({ name, href, hint }) => [name.zh, name.en, href, hint.zh]))
      showPeople(demo)
      showLively(demo.lively)
    } else {
      showLinks(ordinaryLinks(hall.value))
      at('setup').hidden = !(await ask('/api/setup')).value.open
    }
  } catch {
    at('lost').hidden = false
  }
}

at('lively-button').addEventListener('click', async () => {
  const running = at('lively-button').dataset.running !== 'true'
  await ask('/api/demo/lively', { running, speed: Number(at('speed').value) }).catch(
    () => undefined,
  )
  await look()
})

at('speed').addEventListener('change', async () => {
  if (at('lively-button').dataset.running !== 'true') return
  await ask('/api/demo/lively', { running: true, speed: Number(at('speed').value) }).catch(
    () => undefined,
  )
  await look()
})

at('setup-form').addEventListener('submit', async (event) => {
  event.preventDefault()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const commandId = `c${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
  const body = { commandId, ...Object.fromEntries(new FormData(event.target)) }
  const answer = await ask('/api/setup', body).catch(() => undefined)
  at('setup-answer').textContent = answer?.ok
    ? '已设立，请到管理端登录。Done: sign in at the staff console.'
    : `${answer?.value?.words?.zh ?? '连不上大厅服务器'} ${answer?.value?.words?.en ?? ''}`
  if (answer?.ok) setTimeout(() => void look(), 3_000)
})

setInterval(tick, 500)
setInterval(() => void look(), 5_000)
tick()
void look()

// Makes sure that the programs which only the tests need are on this machine: a browser, an
// MQTT broker that is not ours, a Mandarin voice, and a font with all Chinese characters.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
const onPath = (...names) =>
  names.some((name) => folders.some((folder) => existsSync(join(folder, name))))

const hasChineseFont = () =>
  spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.includes('CJK') === true

const needs = [
  {
    debian: 'chromium',
    what: 'Chromium or Chrome (or its path in CHROMIUM_PATH)',
    present: () =>
      existsSync(process.env.CHROMIUM_PATH ?? '') ||
      onPath('chromium', 'chromium-browser', 'google-chrome'),
  },
  { debian: 'mosquitto', what: 'the broker Mosquitto', present: () => onPath('mosquitto') },
  { debian: 'espeak-ng', what: 'the voice espeak-ng', present: () => onPath('espeak-ng') },
  // fc-list tells whether the font is there, and a minimal machine has no fc-list.
  { debian: 'fontconfig', what: 'fontconfig (fc-list)', present: () => onPath('fc-list') },
  { debian: 'fonts-noto-cjk', what: 'the font Noto Sans CJK', present: hasChineseFont },
]

const missing = () => needs.filter((need) => !need.present())

function isDebianLike() {
  if (!existsSync('/etc/os-release')) return false
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** The words before `apt-get`, or undefined where we may not install. */
function asRoot() {
  if (process.getuid?.() === 0) return []
  const sudo = spawnSync('sudo', ['-n', 'true'])
  return sudo.status === 0 ? ['sudo', '-n'] : undefined
}

function run(words) {
  const [program, ...rest] = words
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
}

/** Debian's packages start what they install; this file says no for as long as we install. */
function withoutStartingServices(work) {
  const policy = '/usr/sbin/policy-rc.d'
  const ours = process.getuid?.() === 0 && !existsSync(policy)
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    return work()
  } finally {
    if (ours) rmSync(policy)
  }
}

function install(packages, root) {
  console.log(`Installing for the tests: ${packages.join(' ')}`)
  return withoutStartingServices(
    () =>
      run([...root, 'apt-get', 'update', '-q']) &&
      run([...root, 'apt-get', 'install', '-q', '-y', '--no-install-recommends', ...packages]),
  )
}

const before = missing()
const root = before.length > 0 && isDebianLike() ? asRoot() : undefined
if (root !== undefined)
  install(
    before.map((need) => need.debian),
    root,
  )

const after = missing()
if (after.length > 0) {
  console.error('The tests need these programs; please install them and run the tests again:')
  for (const need of after) console.error(`  ${need.what} (Debian package: ${need.debian})`)
  process.exit(1)
}

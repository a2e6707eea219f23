import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TicketNumber } from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EspeakVoice, espeakVoiceName } from './espeak-voice.ts'
import { run } from './run.ts'
import { callSentence } from './sentence.ts'
import { readWave } from './wave.ts'

const call = (number: string, windowNumber: number, callCount = 1) =>
  callSentence({ number: number as TicketNumber, windowNumber, callCount })

/** What espeak-ng would pronounce, as its own phoneme names, without stress marks. */
async function phonemes(pinyin: string): Promise<string> {
  const args = ['-q', '-x', '-v', espeakVoiceName, '--', pinyin]
  const output = await run('espeak-ng', args, { timeoutMs: 5_000 })
  return output
    .replace(/[',_]/g, '')
    .split(/[\s|]+/)
    .filter(Boolean)
    .join(' ')
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voice-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the voice of Linux', () => {
  test('pronounces every syllable of a call in Mandarin', async () => {
    expect(await phonemes(call('A012', 3).pinyin)).toBe(
      'tS;hi21N ei51 li35N ji55 @r51 XAu51 tAu51 sa55n XAu51 ts.hwA55N khou21 pa51n li214',
    )
  })

  test('every digit has its own sound', async () => {
    const expected = [
      'li35N',
      'ji55',
      '@r51',
      'sa55n',
      'si[51',
      'wu21',
      'liou51',
      'tS;hi55',
      'pA55',
      'tS;iou21',
    ]
    for (const [digit, sound] of expected.entries()) {
      const heard = await phonemes(call(`A${String(digit).repeat(3)}`, 1).pinyin)
      // A third tone rises before another one; the last of the three shows the usual low 21.
      expect(heard.split(' ')[4], `digit ${digit}`).toBe(sound)
    }
  })

  test('every letter has a name, also beside another', async () => {
    const heard = new Set<string>()
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      const name = (await phonemes(`${letter} hao4`)).replace(/ XAu51$/, '')
      expect(name).not.toBe('')
      heard.add(name)
      expect(await phonemes(call(`${letter}Q000`, 1).pinyin)).toContain(`${name} khiou55 li35N`)
    }
    expect(heard.size).toBe(26)
  })

  test('without a loudspeaker the sound is kept: a chime and the sentence twice', async () => {
    const spoken = await new EspeakVoice({ folder }).speak(call('A012', 3), 'ev:1')
    expect(spoken).toEqual({ how: 'kept', file: join(folder, 'ev_1.wav') })
    const { sampleRate, samples } = readWave(await readFile(join(folder, 'ev_1.wav')))
    const seconds = samples.length / sampleRate
    expect(seconds).toBeGreaterThan(8)
    expect(seconds).toBeLessThan(16)
    expect(samples.some((sample) => sample > 8_000)).toBe(true)
    expect(await readdir(folder)).toEqual(['ev_1.wav'])
  })

  test('a loudspeaker gets the finished file', async () => {
    const played: string[] = []
    const voice = new EspeakVoice({
      folder,
      player: async (file) => {
        readWave(await readFile(file))
        played.push(file)
      },
    })
    const file = join(folder, 'ev-2.wav')
    expect(await voice.speak(call('B001', 12, 2), 'ev-2')).toEqual({ how: 'played', file })
    expect(played).toEqual([file])
  })

  test('foreign text does not reach the program', async () => {
    const voice = new EspeakVoice({ folder })
    const foreign = { zh: '请号。', pinyin: '--version; id.' }
    await expect(voice.speak(foreign, 'ev-3')).rejects.toThrow('does not know')
  })
})

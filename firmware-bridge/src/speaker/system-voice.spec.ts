import type { TicketNumber } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { callSentence } from './sentence.ts'
import { type SayEngine, SystemVoice, sayEngine } from './system-voice.ts'

const sentence = callSentence({ number: 'A012' as TicketNumber, windowNumber: 3, callCount: 1 })

function fakeSay() {
  const said: { readonly text: string; readonly voice: string | null }[] = []
  let end: (error: unknown) => void = () => undefined
  let childError: (error: Error) => void = () => undefined
  const engine: SayEngine = {
    speak: (text, voice, _speed, callback) => {
      said.push({ text, voice })
      end = callback
    },
    stop: (callback) => callback(),
    child: {
      on: (_event, listener) => {
        childError = listener
      },
    },
    buildSpeakCommand: () => ({ args: [] }),
  }
  return {
    said,
    engine,
    end: (error?: unknown) => end(error),
    childError: (error: Error) => childError(error),
  }
}

describe('the voice of Windows and macOS', () => {
  test('says the sentence twice with the chosen voice', async () => {
    const say = fakeSay()
    const voice = new SystemVoice({ engine: say.engine, voiceName: 'Microsoft Huihui Desktop' })
    const spoken = voice.speak(sentence)
    say.end()
    expect(await spoken).toEqual({ how: 'played' })
    const text = '请A零一二号，到三号窗口办理。请A零一二号，到三号窗口办理。'
    expect(say.said).toEqual([{ text, voice: 'Microsoft Huihui Desktop' }])
  })

  test('text that did not come from the table is refused before the engine', async () => {
    const say = fakeSay()
    const voice = new SystemVoice({ engine: say.engine })
    const foreign = { zh: 'x") (system "touch x") (SayText "y', pinyin: 'qing3.' }
    await expect(voice.speak(foreign)).rejects.toThrow('does not know')
    expect(say.said).toEqual([])
  })

  test('a voice name cannot carry a command', () => {
    const { engine } = fakeSay()
    const name = "x');Remove-Item C:\\;('"
    expect(() => new SystemVoice({ engine, voiceName: name })).toThrow('cannot be used')
  })

  test('a missing program is a failed sentence and no crash', async () => {
    const say = fakeSay()
    const spoken = new SystemVoice({ engine: say.engine }).speak(sentence)
    say.childError(new Error('spawn say ENOENT'))
    await expect(spoken).rejects.toThrow('ENOENT')
  })

  test('PowerShell is told that the text is UTF-8', () => {
    const command = sayEngine('win32').buildSpeakCommand({ text: sentence.zh }).args[0]
    expect(command).toMatch(/^\[Console\]::InputEncoding=.*UTF8;Add-Type .*ReadToEnd\(\)\)$/)
  })
})

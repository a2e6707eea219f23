import { createRequire } from 'node:module'
import { isSpeakable, type Sentence } from './sentence.ts'
import { type Spoken, UnspeakableError, type Voice } from './voice.ts'

/** What we use of the package `say`; its own types leave out half of it. */
export interface SayEngine {
  speak(
    text: string,
    voice: string | null,
    speed: number | null,
    callback: (error: unknown) => void,
  ): void
  stop(callback: () => void): void
  child?: { on(event: 'error', listener: (error: Error) => void): unknown } | null
  buildSpeakCommand(options: object): { readonly args: readonly string[] }
}

const speakTimeoutMs = 45_000
const safeVoiceName = /^[\p{L}\p{N} ._-]{1,60}$/u

/** The voice that comes with Windows or macOS. Never on Linux: there `say` runs text as a program. */
export class SystemVoice implements Voice {
  readonly #engine: SayEngine
  readonly #voiceName: string | null

  constructor(options: { readonly engine: SayEngine; readonly voiceName?: string | undefined }) {
    // `say` pastes the name into a PowerShell command.
    if (options.voiceName !== undefined && !safeVoiceName.test(options.voiceName)) {
      throw new Error(`The voice name ${options.voiceName} cannot be used`)
    }
    this.#engine = options.engine
    this.#voiceName = options.voiceName ?? null
  }

  speak(sentence: Sentence): Promise<Spoken> {
    if (!isSpeakable(sentence)) return Promise.reject(new UnspeakableError())
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#engine.stop(() => undefined)
        reject(new Error('The voice of the system did not end in time'))
      }, speakTimeoutMs)
      const end = (error: unknown) => {
        clearTimeout(late)
        if (error === null || error === undefined) resolve({ how: 'played' })
        else reject(error instanceof Error ? error : new Error(String(error)))
      }
      this.#engine.speak(sentence.zh.repeat(2), this.#voiceName, null, end)
      // `say` listens to no error of its child; a missing program would end this process.
      this.#engine.child?.on('error', end)
    })
  }

  async stop(): Promise<void> {
    this.#engine.stop(() => undefined)
  }
}

/**
 * PowerShell reads what is piped to it in the code page of the system (936 on Chinese Windows),
 * while `say` pipes UTF-8; the same command has to say so first.
 */
export function speakingUtf8(engine: SayEngine): SayEngine {
  const build = engine.buildSpeakCommand.bind(engine)
  engine.buildSpeakCommand = (options) => {
    const built = build(options)
    const [command = '', ...more] = built.args
    const utf8 = '[Console]::InputEncoding=[System.Text.Encoding]::UTF8;'
    return { ...built, args: [`${utf8}${command}`, ...more] }
  }
  return engine
}

export function sayEngine(platform: 'win32' | 'darwin'): SayEngine {
  const { Say } = createRequire(import.meta.url)('say') as {
    readonly Say: new (platform: string) => SayEngine
  }
  const engine = new Say(platform)
  return platform === 'win32' ? speakingUtf8(engine) : engine
}

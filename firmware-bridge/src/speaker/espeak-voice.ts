import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import type { Player } from './player.ts'
import { run } from './run.ts'
import { isSpeakable, type Sentence } from './sentence.ts'
import { type Spoken, UnspeakableError, type Voice } from './voice.ts'
import { chime, join, type Pcm, readWave, silence, writeWave } from './wave.ts'

/**
 * `cmn` and `zh` turn characters into pinyin and read that as English (espeak-ng issues 1028, 1044,
 * 1236, 1370); this voice takes pinyin and has the phonemes right.
 */
export const espeakVoiceName = 'cmn-latn-pinyin'

/** Slower than its default of 175: numbers are heard across a hall. */
const wordsPerMinute = '150'
const renderTimeoutMs = 10_000
const betweenMs = 700
const leadMs = 150
const filesKept = 60

/** espeak-ng writes the sound, we put a chime before it and say it twice, a player plays it. */
export class EspeakVoice implements Voice {
  readonly #folder: string
  readonly #player: Player | undefined
  readonly #stopping = new AbortController()

  constructor(options: { readonly folder: string; readonly player?: Player | undefined }) {
    this.#folder = options.folder
    this.#player = options.player
  }

  async speak(sentence: Sentence, name: string): Promise<Spoken> {
    const file = joinPath(this.#folder, `${name.replace(/[^A-Za-z0-9._-]/g, '_')}.wav`)
    const spoken = await this.#render(sentence, `${file}.part`)
    await writeFile(file, writeWave(withChime(spoken)))
    if (this.#player !== undefined) await this.#player(file, this.#stopping.signal)
    await this.#forgetOld()
    return { how: this.#player === undefined ? 'kept' : 'played', file }
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
  }

  async #render(sentence: Sentence, file: string): Promise<Pcm> {
    if (!isSpeakable(sentence)) throw new UnspeakableError()
    await mkdir(this.#folder, { recursive: true })
    const voice = ['-v', espeakVoiceName, '-s', wordsPerMinute]
    await run('espeak-ng', [...voice, '-w', file, '--', sentence.pinyin], {
      timeoutMs: renderTimeoutMs,
      signal: this.#stopping.signal,
    })
    const pcm = readWave(await readFile(file))
    await rm(file)
    return pcm
  }

  async #forgetOld(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.wav'))
    if (names.length <= filesKept) return
    const files = await Promise.all(
      names.map(async (name) => {
        const path = joinPath(this.#folder, name)
        return { path, at: (await stat(path)).mtimeMs }
      }),
    )
    const old = files.sort((a, b) => b.at - a.at).slice(filesKept)
    await Promise.all(old.map(({ path }) => rm(path, { force: true })))
  }
}

function withChime({ sampleRate, samples }: Pcm): Pcm {
  const pause = silence(sampleRate, betweenMs)
  return join(sampleRate, [chime(sampleRate), silence(sampleRate, leadMs), samples, pause, samples])
}

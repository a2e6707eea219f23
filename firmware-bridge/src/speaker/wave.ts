/** 16-bit PCM in one channel, without its file header. */
export interface Pcm {
  readonly sampleRate: number
  readonly samples: Int16Array
}

const headerBytes = 44
const pcmFormat = 1

/**
 * Reads a RIFF file of one channel with 16 bits. espeak-ng writes sizes of 0x7ffff000 when it
 * cannot seek, so a size beyond the end means "to the end".
 */
export function readWave(file: Buffer): Pcm {
  const isWave =
    file.length >= headerBytes &&
    file.toString('latin1', 0, 4) === 'RIFF' &&
    file.toString('latin1', 8, 12) === 'WAVE'
  if (!isWave) throw new Error('The voice wrote no WAV file')
  let sampleRate = 0
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4)
    const size = file.readUInt32LE(at + 4)
    const body = at + 8
    if (name === 'fmt ') {
      const [format, channels, bits] = [0, 2, 14].map((offset) => file.readUInt16LE(body + offset))
      if (format !== pcmFormat || channels !== 1 || bits !== 16) {
        throw new Error('The voice wrote another kind of sound than 16-bit PCM in one channel')
      }
      sampleRate = file.readUInt32LE(body + 4)
    }
    if (name === 'data' && sampleRate > 0) {
      const end = Math.min(body + size, file.length)
      const samples = new Int16Array((end - body) >> 1)
      for (const place of samples.keys()) samples[place] = file.readInt16LE(body + place * 2)
      return { sampleRate, samples }
    }
    at = body + size + (size % 2)
  }
  throw new Error('The voice wrote no sound')
}

export function writeWave({ sampleRate, samples }: Pcm): Buffer {
  const file = Buffer.alloc(headerBytes + samples.length * 2)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(pcmFormat, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(sampleRate, 24)
  file.writeUInt32LE(sampleRate * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(samples.length * 2, 40)
  for (const [place, sample] of samples.entries()) {
    file.writeInt16LE(sample, headerBytes + place * 2)
  }
  return file
}

export function join(sampleRate: number, parts: readonly Int16Array[]): Pcm {
  const samples = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    samples.set(part, at)
    at += part.length
  }
  return { sampleRate, samples }
}

export const silence = (sampleRate: number, ms: number): Int16Array =>
  new Int16Array(Math.round((sampleRate * ms) / 1_000))

const chimeMs = 450
const chimePeak = 9_000

/** Two falling tones, e² and c², that make people look up before the number is said. */
export function chime(sampleRate: number): Int16Array {
  const tones = [659.26, 523.25].map((hertz) =>
    silence(sampleRate, chimeMs).map((_, place, all) => {
      const fade = (1 - place / all.length) ** 2
      // Without a short rise the loudspeaker clicks.
      const rise = Math.min(1, place / (sampleRate * 0.005))
      return Math.round(
        chimePeak * fade * rise * Math.sin((2 * Math.PI * hertz * place) / sampleRate),
      )
    }),
  )
  return join(sampleRate, tones).samples
}

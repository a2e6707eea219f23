import { describe, expect, test } from 'vitest'
import { chime, join, readWave, silence, writeWave } from './wave.ts'

describe('sound', () => {
  test('what is written reads back', () => {
    const pcm = { sampleRate: 22_050, samples: Int16Array.from([0, 1, -1, 32_767, -32_768]) }
    expect(readWave(writeWave(pcm))).toEqual(pcm)
  })

  test('a size beyond the end of the file means the end of the file', () => {
    const file = writeWave({ sampleRate: 8_000, samples: Int16Array.from([5, 6]) })
    file.writeUInt32LE(0x7ffff000, 40)
    expect([...readWave(file).samples]).toEqual([5, 6])
  })

  test.each([
    ['an empty file', Buffer.alloc(0)],
    ['text', Buffer.from('espeak: no voice'.repeat(5))],
    [
      'a head without sound',
      writeWave({ sampleRate: 8_000, samples: silence(8_000, 1) }).subarray(0, 36),
    ],
  ])('%s is no sound', (_name, file) => {
    expect(() => readWave(file)).toThrow('The voice wrote no')
  })

  test('two channels are refused', () => {
    const file = writeWave({ sampleRate: 8_000, samples: Int16Array.from([1, 2]) })
    file.writeUInt16LE(2, 22)
    expect(() => readWave(file)).toThrow('one channel')
  })

  test('the chime begins softly, is heard and fades', () => {
    const samples = chime(22_050)
    expect(samples[0]).toBe(0)
    expect(Math.max(...samples)).toBeGreaterThan(7_000)
    expect(Math.max(...samples.slice(-200))).toBeLessThan(100)
  })

  test('parts follow one another', () => {
    const parts = [Int16Array.from([1]), silence(1_000, 2), Int16Array.from([2])]
    expect([...join(1_000, parts).samples]).toEqual([1, 0, 0, 2])
  })
})

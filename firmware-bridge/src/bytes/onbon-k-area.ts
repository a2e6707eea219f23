// A dynamic area of the Onbon K family: the vendor's onbonlab/bx.k.java, BxAreaDynamic.
import { byteReader, byteWriter } from './byte-cursor.ts'

/**
 * What `x` and `width` count on the wire: eights of pixels on a 5K, pixels on a 6K (bx.k.java asks
 * `is5K`), pixels with the highest bit set on some 6K1 cards. A setting of each card.
 */
export type OnbonUnit = 'byte8' | 'pixel' | 'pixelMsb'

export interface OnbonVoice {
  /** 0 to 5. */
  readonly person: number
  /** 0 to 15. */
  readonly repeat: number
  /** 0 to 10. */
  readonly volume: number
  /** 1 to 10. */
  readonly speed: number
  /** Absent: the card speaks what it shows. */
  readonly text?: Uint8Array
}

export interface OnbonArea {
  readonly id: number
  /** In pixels. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly lineSpace: number
  /** 0 loop, 1 stop on the last page, 2 loop and vanish after the time-out, 4 once. */
  readonly runMode: number
  readonly timeoutSeconds: number
  /** Only cards of the type -YY speak. */
  readonly voice?: OnbonVoice
  /** Bits 0 and 1 left, right, centre; bits 2 and 3 top, bottom, middle. */
  readonly align: number
  readonly lines: 'one' | 'many'
  readonly newLine: 'by-hand' | 'by-itself'
  /** 1 static, 2 at once, 3 to the left, 4 right, 5 up, 6 down. */
  readonly displayMode: number
  readonly exitMode: number
  /** 0 fastest to 24 slowest. */
  readonly speed: number
  /** In half seconds. */
  readonly hold: number
  /** GB2312, with the card's own controls such as `\C1` (red) inside. */
  readonly text: Uint8Array
}

export const plainOnbonArea = {
  id: 0,
  x: 0,
  y: 0,
  width: 128,
  height: 16,
  lineSpace: 0,
  runMode: 0,
  timeoutSeconds: 0,
  align: 0,
  lines: 'one',
  newLine: 'by-hand',
  displayMode: 1,
  exitMode: 0,
  speed: 0,
  hold: 10,
} as const satisfies Omit<OnbonArea, 'text'>

const SOUND_OF_DISPLAYED = 1
const SOUND_OF_OWN_TEXT = 2
const PIXEL_FLAG = 0x8000

const toUnit = (pixels: number, unit: OnbonUnit) => {
  if (unit === 'byte8') return pixels >> 3
  return unit === 'pixelMsb' ? pixels | PIXEL_FLAG : pixels
}

const fromUnit = (value: number, unit: OnbonUnit) => {
  if (unit === 'byte8') return value * 8
  return unit === 'pixelMsb' ? value & ~PIXEL_FLAG : value
}

function voiceBytes(voice: OnbonVoice | undefined): Uint8Array {
  const out = byteWriter()
  if (!voice) return out.u8(0).done()
  out.u8(voice.text ? SOUND_OF_OWN_TEXT : SOUND_OF_DISPLAYED)
  out.u8((voice.person & 0x0f) | ((voice.repeat & 0x0f) << 4), voice.volume, voice.speed)
  if (voice.text) out.u32(voice.text.length).bytes(voice.text)
  return out.done()
}

export function encodeOnbonArea(area: OnbonArea, unit: OnbonUnit): Uint8Array {
  return byteWriter()
    .u8(0)
    .u16(toUnit(area.x, unit))
    .u16(area.y)
    .u16(toUnit(area.width, unit))
    .u16(area.height)
    .u8(area.id, area.lineSpace, area.runMode)
    .u16(area.timeoutSeconds)
    .bytes(voiceBytes(area.voice))
    .u8(0, area.align, area.lines === 'one' ? 1 : 2, area.newLine === 'by-hand' ? 1 : 2)
    .u8(area.displayMode, area.exitMode, area.speed, area.hold)
    .u32(area.text.length)
    .bytes(area.text)
    .done()
}

function readVoice(reader: ReturnType<typeof byteReader>): OnbonVoice | undefined {
  const mode = reader.u8()
  if (mode === 0) return undefined
  const who = reader.u8()
  const voice = {
    person: who & 0x0f,
    repeat: who >>> 4,
    volume: reader.u8(),
    speed: reader.u8(),
  }
  return mode === SOUND_OF_OWN_TEXT ? { ...voice, text: reader.take(reader.u32()) } : voice
}

/** Nothing when the bytes end too early. */
export function decodeOnbonArea(bytes: Uint8Array, unit: OnbonUnit): OnbonArea | undefined {
  const reader = byteReader(bytes)
  reader.u8()
  const place = {
    x: fromUnit(reader.u16(), unit),
    y: reader.u16(),
    width: fromUnit(reader.u16(), unit),
    height: reader.u16(),
    id: reader.u8(),
    lineSpace: reader.u8(),
    runMode: reader.u8(),
    timeoutSeconds: reader.u16(),
  }
  const voice = readVoice(reader)
  reader.take(reader.u8())
  const area: OnbonArea = {
    ...place,
    ...(voice && { voice }),
    align: reader.u8(),
    lines: reader.u8() === 1 ? 'one' : 'many',
    newLine: reader.u8() === 1 ? 'by-hand' : 'by-itself',
    displayMode: reader.u8(),
    exitMode: reader.u8(),
    speed: reader.u8(),
    hold: reader.u8(),
    text: reader.take(reader.u32()),
  }
  return reader.short ? undefined : area
}

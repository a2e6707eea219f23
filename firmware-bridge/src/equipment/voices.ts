import { join } from 'node:path'
import type { DeviceId } from '@yihao/contract'
import type { Address } from '../lines/address.ts'
import { EspeakVoice } from '../speaker/espeak-voice.ts'
import { type Loudspeaker, type Player, playerFor } from '../speaker/player.ts'
import { isInstalled } from '../speaker/run.ts'
import type { Sentence } from '../speaker/sentence.ts'
import { SystemVoice, sayEngine } from '../speaker/system-voice.ts'
import type { Spoken, Voice } from '../speaker/voice.ts'

export interface ReadyVoice {
  readonly voice: Voice
  /** Why nothing will be heard, when that is known before. */
  readonly silent: string | undefined
}

/** The best voice that this system has for one speaker. */
export async function voiceFor(
  deviceId: DeviceId,
  address: Address | undefined,
  stateDir: string,
): Promise<ReadyVoice> {
  const { platform } = process
  const systemSpeaks = platform === 'win32' || platform === 'darwin'
  if (systemSpeaks && (address === undefined || address.kind === 'system')) {
    const engine = sayEngine(platform)
    return { voice: new SystemVoice({ engine, voiceName: address?.voiceName }), silent: undefined }
  }
  const { player, silent } = await loudspeakerAt(address)
  const voice = new EspeakVoice({ folder: join(stateDir, 'sounds', deviceId), player })
  const canSpeak = await isInstalled('espeak-ng', '--version')
  return { voice, silent: canSpeak ? silent : 'espeak-ng-missing' }
}

async function loudspeakerAt(
  address: Address | undefined,
): Promise<{ readonly player: Player | undefined; readonly silent: string | undefined }> {
  if (address?.kind !== 'alsa' && address?.kind !== 'pulse') {
    return { player: undefined, silent: 'no-loudspeaker' }
  }
  const loudspeaker: Loudspeaker = { system: address.kind, device: address.device }
  const player = await playerFor(loudspeaker)
  return { player, silent: player === undefined ? 'player-missing' : undefined }
}

/** Lets somebody else hear what a voice said. */
export function overheard(
  voice: Voice,
  listener: (sentence: Sentence, spoken: Spoken) => Promise<void>,
): Voice {
  return {
    speak: async (sentence, name) => {
      const spoken = await voice.speak(sentence, name)
      await listener(sentence, spoken)
      return spoken
    },
    stop: () => voice.stop(),
  }
}

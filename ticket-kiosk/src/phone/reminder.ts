/** Two short and a long one, told apart from a message by hand. */
const vibration = [300, 150, 300, 150, 900]

/** E5, C5, E5 in Hz and the second each begins in. */
const chime = [
  [659, 0],
  [523, 0.35],
  [659, 0.7],
] as const

export interface Reminder {
  readonly ring: () => void
  readonly close: () => void
}

/**
 * Browsers sound and shake only on a page that was touched, so the visitor switches it on; that
 * touch also keeps the display awake where the browser can (https only).
 */
export function openReminder(): Reminder {
  const audio = new AudioContext()
  let awake: WakeLockSentinel | undefined
  const stayAwake = async () => {
    try {
      awake = await navigator.wakeLock?.request('screen')
    } catch {
      // A low battery may forbid it; the sound still comes while the page is open.
    }
  }
  const woken = () => {
    if (document.visibilityState === 'visible') void stayAwake()
  }
  void audio.resume()
  void stayAwake()
  document.addEventListener('visibilitychange', woken)
  return {
    ring: () => {
      void audio.resume()
      for (const [frequency, second] of chime) sound(audio, frequency, second)
    },
    close: () => {
      document.removeEventListener('visibilitychange', woken)
      void awake?.release()
      void audio.close()
    },
  }
}

function sound(audio: AudioContext, frequency: number, second: number): void {
  const begin = audio.currentTime + second
  const tone = audio.createOscillator()
  const loudness = audio.createGain()
  tone.frequency.value = frequency
  loudness.gain.setValueAtTime(0.4, begin)
  loudness.gain.exponentialRampToValueAtTime(0.001, begin + 0.6)
  tone.connect(loudness).connect(audio.destination)
  tone.start(begin)
  tone.stop(begin + 0.6)
}

/** iPhones have no vibration; others refuse, with a complaint in the console, before a touch. */
export function vibrate(): void {
  if ('vibrate' in navigator && navigator.userActivation?.hasBeenActive !== false) {
    navigator.vibrate(vibration)
  }
}

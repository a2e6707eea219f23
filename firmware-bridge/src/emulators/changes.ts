export interface Changes {
  /** Tells everybody who listens. */
  tell(): void
  /** Gives back how to stop listening. */
  onChange(listener: () => void): () => void
}

export function changes(): Changes {
  const listeners = new Set<() => void>()
  return {
    tell: () => {
      for (const listener of listeners) listener()
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const charactersMax = 64

/** What a booking's number may hold; a scanner's line end and typed spaces fall away. */
export const bookingNumberOf = (typed: string): string =>
  typed
    .replace(/[^A-Za-z0-9_.:-]/g, '')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, charactersMax)

/** What a visitor asks for beside the matter: nearly always nothing. */
export interface Asks {
  readonly needs: readonly string[]
  readonly groupCode: string | undefined
}

export const asksNothing: Asks = { needs: [], groupCode: undefined }

/** The second press takes it back. */
export function toggleNeed(asks: Asks, code: string): Asks {
  const { needs } = asks
  return {
    ...asks,
    needs: needs.includes(code) ? needs.filter((one) => one !== code) : [...needs, code],
  }
}

export const toggleGroup = (asks: Asks, code: string): Asks => ({
  ...asks,
  groupCode: asks.groupCode === code ? undefined : code,
})

/** As a take carries it. */
export const asksOfTake = ({ needs, groupCode }: Asks): object => ({
  ...(needs.length === 0 ? {} : { needs }),
  ...(groupCode === undefined ? {} : { claim: { groupCode } }),
})

import { durationSeconds, isSpecialUse, type Notice, type NoticeUse, renderStatement } from '@consent-ledger/sdk'

/** One consent as it will be signed: its uses, and the sentence that is shown and signed. */
export type PlannedConsent = { readonly uses: readonly NoticeUse[]; readonly statement: string }

export type ConsentPlan = {
  readonly consents: readonly PlannedConsent[]
  /** Unix seconds. */
  readonly issuedAt: number
  readonly expiresAt: number
}

/**
 * Puts the chosen uses into consents: all ordinary ones into one, each special one into its own.
 *
 * @param input.issuedAt time stamp of the newest block read, Unix seconds
 */
export function planConsents(input: {
  readonly notice: Notice
  readonly chosen: readonly NoticeUse[]
  readonly account: string
  readonly locale: string
  readonly issuedAt: number
}): ConsentPlan {
  const { notice, chosen, account, locale, issuedAt } = input
  const expiresAt = issuedAt + durationSeconds(notice.maxDuration)
  const ordinary = chosen.filter((use) => !isSpecialUse(use))
  const groups = [...(ordinary.length > 0 ? [ordinary] : []), ...chosen.filter(isSpecialUse).map((use) => [use])]
  return {
    issuedAt,
    expiresAt,
    consents: groups.map((uses) => ({
      uses,
      statement: renderStatement({ notice, uses, account, locale, expiresAt }),
    })),
  }
}

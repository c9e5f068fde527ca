import type { Decision } from '../brand/decision.ts'
import { isGrantedByAll } from './isGrantedByAll.ts'

export type ConsentModeValue = 'granted' | 'denied'

/** The signals of Consent Mode v2 that a purpose of the vocabulary bears on, by Google's names. */
export type ConsentMode = {
  readonly ad_storage: ConsentModeValue
  readonly ad_user_data: ConsentModeValue
  readonly ad_personalization: ConsentModeValue
  readonly analytics_storage: ConsentModeValue
  readonly personalization_storage: ConsentModeValue
}

/**
 * Turns decisions of the guard into the object of `gtag('consent', 'default' | 'update', …)`.
 *
 * A signal is granted when at least one decision bears on it and all that do allow; without any it is denied. Give the decisions on every
 * purpose the page's Google tags serve: one left out cannot deny. `functionality_storage` and `security_storage` are left out, because no
 * purpose of the vocabulary is about them.
 *
 * | signal | purposes that bear on it (`consentMode` in the vocabulary) |
 * |---|---|
 * | `ad_storage` | `ads.limited`, `ads.measure` |
 * | `ad_user_data` | `ads.third_party_targeting`, `ads.measure`, `data.sell_or_share` |
 * | `ad_personalization` | `ads.profile.create`, `ads.personalised`, `ads.third_party_targeting` |
 * | `analytics_storage` | `analytics.usage`, `analytics.audience`, `service.improve` |
 * | `personalization_storage` | `content.profile.create`, `content.personalised`, `content.limited`, `recommend.products`, `offers.personalised` |
 *
 * @param decisions what `check` answered for one customer, now: a decision is of its moment
 * @returns each signal, `granted` or `denied`
 * @see Google Consent Mode v2, which added `ad_user_data` and `ad_personalization`
 * @example
 * import type { Guard } from '@consent-ledger/sdk/brand'
 * import { toConsentMode } from '@consent-ledger/sdk/interop'
 *
 * const consentModeOf = (guard: Guard, customerId: string) =>
 *   toConsentMode([
 *     guard.check(customerId, { purpose: 'ads.measure', categories: ['behaviour.ad_interaction'] }),
 *     guard.check(customerId, { purpose: 'analytics.usage', categories: ['behaviour.browsing'] }),
 *   ])
 */
export function toConsentMode(decisions: readonly Decision[]): ConsentMode {
  const signalOf = (signal: keyof ConsentMode): ConsentModeValue =>
    isGrantedByAll(decisions, ({ consentMode }) => consentMode.includes(signal)) ? 'granted' : 'denied'
  return {
    ad_storage: signalOf('ad_storage'),
    ad_user_data: signalOf('ad_user_data'),
    ad_personalization: signalOf('ad_personalization'),
    analytics_storage: signalOf('analytics_storage'),
    personalization_storage: signalOf('personalization_storage'),
  }
}

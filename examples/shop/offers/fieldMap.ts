import type { CustomerRecord } from '../data/shopData.ts'

/** Which category of data each field of a customer's record is. A field that is not here can never reach an offer. */
export const fieldMap = {
  purchases: 'behaviour.purchases',
  favourites: 'preference.stated',
  browsing: 'behaviour.browsing',
  email: 'contact.email',
} as const satisfies Record<keyof CustomerRecord, string>

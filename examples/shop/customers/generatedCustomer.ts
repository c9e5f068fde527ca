/** A customer of the generated past: a number, never a person. */
export type GeneratedCustomer = {
  readonly customerId: string
  /** The masked name of the account, as it is shown and signed. */
  readonly account: string
}

/** @param index from 1 */
export function generatedCustomer(index: number): GeneratedCustomer {
  const number = String(index).padStart(4, '0')
  return { customerId: `customer-${number}`, account: `c…${number.slice(-3)}@example.com` }
}

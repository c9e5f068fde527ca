import type { Transaction } from 'kysely'
import type { GuardContext } from './guardContext.ts'
import type { StoreTables } from './storeTables.ts'

/**
 * Lets one transaction at a time touch the use log of a customer, whichever machine it comes from: entries are chained and counted. The store as a
 * whole stays open, so uses of different customers do not wait for each other.
 *
 * @param customer the number of the row, or the brand's own id
 */
export async function lockCustomer(
  transaction: Transaction<StoreTables>,
  { isShared }: Pick<GuardContext, 'isShared'>,
  customer: number | string,
): Promise<void> {
  if (!isShared) return
  await transaction
    .selectFrom('customers')
    .select('id')
    .where(typeof customer === 'number' ? 'id' : 'customer_id', '=', customer)
    .forNoKeyUpdate()
    .execute()
}

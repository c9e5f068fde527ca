import type { Hex } from 'viem'
import type { Deployment } from '../actions/deployment.ts'
import { StoreMismatchError } from '../errors/storeMismatchError.ts'
import type { Store } from './store.ts'

/**
 * Binds a store to one brand on one ledger, the first time for ever.
 *
 * @throws {StoreMismatchError} when it is bound to another
 */
export async function claimStore(
  db: Store['db'],
  { deployment, brandId }: { deployment: Deployment; brandId: Hex },
): Promise<void> {
  const expected = `brand ${brandId.toLowerCase()} of ledger ${deployment.ledger.toLowerCase()} on chain ${deployment.chainId}`
  await db
    .insertInto('meta')
    .values({ key: 'owner', value: expected })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const { value } = await db.selectFrom('meta').select('value').where('key', '=', 'owner').executeTakeFirstOrThrow()
  if (value !== expected) throw new StoreMismatchError({ expected, actual: value })
}

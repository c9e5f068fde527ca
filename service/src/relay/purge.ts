import type { Database } from '../database/openDatabase.ts'
import { dayOf } from './budgets.ts'

/** Seconds a finished request can be asked for. */
const keptFor = 7 * 86_400

/**
 * Forgets finished requests and what only they needed: which locks came together says that they are one person's.
 * @param now Unix seconds
 */
export async function purge(database: Database, now: number): Promise<void> {
  const before = now - keptFor
  await database.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('request')
      .where('createdAt', '<', before)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('requestLock')
              .innerJoin('lock', 'lock.lock', 'requestLock.lock')
              .select('lock.lock')
              .whereRef('requestLock.requestId', '=', 'request.id')
              .whereRef('lock.brandId', '=', 'request.brandId')
              .where('lock.state', '!=', 'final'),
          ),
        ),
      )
      .execute()
    await transaction
      .deleteFrom('lock')
      .where('state', '=', 'final')
      .where('createdAt', '<', before)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(selectFrom('requestLock').select('requestLock.lock').whereRef('requestLock.lock', '=', 'lock.lock')),
        ),
      )
      .execute()
    await transaction
      .deleteFrom('relayTransaction')
      .where('state', 'in', ['final', 'abandoned'])
      .where('createdAt', '<', before)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('lock').select('lock.lock').whereRef('lock.transactionId', '=', 'relayTransaction.id'))),
      )
      .execute()
    await transaction.deleteFrom('spending').where('day', '<', dayOf(before)).execute()
  })
}

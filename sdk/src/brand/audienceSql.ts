import { sql } from 'kysely'
import { GuardNotReadyError } from '../errors/guardNotReadyError.ts'
import { recordingWindow } from '../protocol/facts.ts'
import { isDeniedByGpc } from '../protocol/vocabulary.ts'
import type { Ask, AudienceSql } from './guard.ts'
import type { GuardContext } from './guardContext.ts'
import { momentOf } from './momentOf.ts'
import { readTrouble } from './readTrouble.ts'

/**
 * The question of `audience` as a query on the guard's tables: a customer is in it if, for every category, some receipt gets through every row of
 * the Facts table and is final.
 *
 * @throws {GuardNotReadyError} when nothing may be decided now
 */
export function audienceSql(context: GuardContext, { purpose, categories, gpc }: Ask, firstParameter = 1): AudienceSql {
  const { db, live, notices, schema } = context
  const trouble = readTrouble(context)
  if (trouble !== null) throw new GuardNotReadyError({ reason: trouble })
  const at = momentOf(context)
  const controller = notices.at(-1)?.notice?.controller
  const counting = notices.flatMap(({ hash, notice }) =>
    controller !== undefined &&
    notice?.controller.name === controller.name &&
    notice.controller.domain === controller.domain
      ? [hash.toLowerCase()]
      : [],
  )
  const isNobody = categories.length === 0 || counting.length === 0 || (gpc === true && isDeniedByGpc(purpose))
  const tables = schema === null ? db : db.withSchema(schema)
  let query = tables.selectFrom('customers').select('customers.customer_id')
  // Nobody: rows have numbers from 1.
  if (isNobody) query = query.where('customers.id', '<', 0)
  else {
    for (const category of categories) {
      query = query.where(({ exists, not, selectFrom }) =>
        exists(
          selectFrom('receipts')
            .innerJoin('batches', 'batches.id', 'receipts.batch')
            .innerJoin('roots', (join) => join.onRef('roots.root', '=', 'batches.root').on('roots.kind', '=', 'grants'))
            .innerJoin('notices', 'notices.notice_hash', 'receipts.notice_hash')
            .innerJoin('locks', 'locks.receipt', 'receipts.id')
            .select('receipts.id')
            .whereRef('receipts.customer', '=', 'customers.id')
            .where('receipts.notice_hash', 'in', counting)
            .whereRef('notices.published_at', '<=', 'receipts.issued_at')
            .whereRef('roots.recorded_at', '>=', 'receipts.issued_at')
            .where((eb) => eb('roots.recorded_at', '<=', eb('receipts.issued_at', '+', recordingWindow)))
            .where('roots.recorded_at', '<=', at)
            .where('roots.block_number', '<=', live.final)
            .where('receipts.expires_at', '>', at)
            .where('locks.purpose', '=', purpose)
            .where('locks.category', '=', category)
            .where(
              not(
                exists(
                  selectFrom('spends')
                    .innerJoin('locks as spent', 'spent.lock', 'spends.lock')
                    .select('spends.lock')
                    .where('spent.receipt', '=', sql.ref<number>('receipts.id'))
                    .where((eb) =>
                      eb.or([
                        eb('spent.position', '=', -1),
                        eb('spent.position', '=', sql.ref<number>('locks.position')),
                      ]),
                    ),
                ),
              ),
            ),
        ),
      )
    }
  }
  const { sql: text, parameters } = query.compile()
  return { sql: text.replace(/\$(\d+)/g, (_, place) => `$${Number(place) + firstParameter - 1}`), parameters }
}

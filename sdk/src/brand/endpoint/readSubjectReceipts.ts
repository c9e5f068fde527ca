import type { Hex } from 'viem'
import { parseReceipt, type Receipt } from '../../protocol/receipt.ts'
import type { GuardContext } from '../guardContext.ts'

/** All receipts of a subject, each with its proof once its root stands on the chain. */
export async function readSubjectReceipts({ db }: GuardContext, subject: Hex): Promise<Receipt[]> {
  const rows = await db
    .selectFrom('receipts')
    .leftJoin('batches', 'batches.id', 'receipts.batch')
    .leftJoin('roots', (join) => join.onRef('roots.root', '=', 'batches.root').on('roots.kind', '=', 'grants'))
    .select(['receipts.document', 'receipts.proof', 'roots.root'])
    .where('receipts.subject', '=', subject)
    .orderBy('receipts.id')
    .execute()
  return rows.map(({ document, proof, root }) => ({
    ...parseReceipt(document),
    recording: root === null || proof === null ? null : { root: root as Hex, proof: JSON.parse(proof) as Hex[] },
  }))
}

import type { Hex } from 'viem'
import type { UseEntry } from '../../protocol/useEntry.ts'
import type { GuardContext } from '../guardContext.ts'

/** A use entry as its subject reads it. */
export type SubjectUse = {
  readonly entry: UseEntry
  readonly hash: Hex
  /** `not-run`: a revocation came before the use began. Null: not known (yet). */
  readonly outcome: 'done' | 'failed' | 'not-run' | null
  /** Null until the root stands on the chain. */
  readonly root: Hex | null
  readonly proof: readonly Hex[] | null
}

/** The whole use log of a subject in order, each entry with its proof once its root stands on the chain. */
export async function readSubjectUses({ db }: GuardContext, subject: Hex): Promise<SubjectUse[]> {
  const rows = await db
    .selectFrom('uses')
    .leftJoin('batches', 'batches.id', 'uses.batch')
    .leftJoin('roots', (join) => join.onRef('roots.root', '=', 'batches.root').on('roots.kind', '=', 'uses'))
    .select(['uses.entry', 'uses.hash', 'uses.outcome', 'uses.proof', 'roots.root'])
    .where('uses.subject', '=', subject)
    .orderBy('uses.id')
    .execute()
  return rows.map(({ entry, hash, outcome, proof, root }) => ({
    entry: JSON.parse(entry) as UseEntry,
    hash: hash as Hex,
    outcome,
    root: root as Hex | null,
    proof: root === null || proof === null ? null : (JSON.parse(proof) as Hex[]),
  }))
}

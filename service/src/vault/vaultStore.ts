import type { Address } from 'viem'
import type { Database } from '../database/openDatabase.ts'

/** What came of storing a vault: `conflict` names the version that is stored (0: none). */
export type VaultWrite =
  | { readonly outcome: 'stored'; readonly isNew: boolean }
  | { readonly outcome: 'conflict'; readonly version: number }
  | { readonly outcome: 'full' }

/**
 * Reads a vault.
 * @returns its version and sealed bytes, or null when there is none
 */
export async function readVault(
  database: Database,
  vaultId: Address,
): Promise<{ readonly version: number; readonly blob: Uint8Array } | null> {
  const row = await database
    .selectFrom('vault')
    .select(['version', 'blob'])
    .where('vaultId', '=', vaultId)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Stores a vault if its version follows the stored one.
 * @param input.version the blob's own version
 * @param input.capacity bytes all vaults together may take
 * @param input.now Unix seconds
 */
export async function writeVault(
  database: Database,
  input: {
    readonly vaultId: Address
    readonly version: number
    readonly blob: Uint8Array
    readonly capacity: number
    readonly now: number
  },
): Promise<VaultWrite> {
  const { vaultId, version, blob, capacity, now } = input
  return database.transaction().execute(async (transaction) => {
    const stored = await transaction
      .selectFrom('vault')
      .select(['version', 'size'])
      .where('vaultId', '=', vaultId)
      .executeTakeFirst()
    if (version !== (stored?.version ?? 0) + 1) return { outcome: 'conflict', version: stored?.version ?? 0 }

    const { total } = await transaction
      .selectFrom('vault')
      .select(({ fn }) => fn.sum<number | null>('size').as('total'))
      .executeTakeFirstOrThrow()
    if (Number(total ?? 0) - (stored?.size ?? 0) + blob.length > capacity) return { outcome: 'full' }

    const values = { version, blob, size: blob.length, updatedAt: now }
    await transaction
      .insertInto('vault')
      .values({ vaultId, ...values })
      .onConflict((conflict) => conflict.column('vaultId').doUpdateSet(values))
      .execute()
    return { outcome: 'stored', isNew: stored === undefined }
  })
}

/**
 * Deletes a vault.
 * @returns false when there was none
 */
export async function deleteVault(database: Database, vaultId: Address): Promise<boolean> {
  const { numDeletedRows } = await database.deleteFrom('vault').where('vaultId', '=', vaultId).executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

import { buildNotice, publishNotice } from '@consent-ledger/sdk'
import { createPublicClient, createWalletClient, type Hex, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'
import { noticeOf } from '../../examples/shop/notices/noticeOf.ts'
import { type Everything, readLocalState } from '../helpers/startEverything.ts'

/** Publishes the second edition of the department store's notice: every use has another recipient. Ready once the chain has it. */
export async function publishChangedNotice(
  world: Everything,
  { brandId }: Everything['brands'][number],
): Promise<void> {
  const owner = createWalletClient({
    account: privateKeyToAccount(readLocalState(world.folder).keys.departmentStoreOwner as Hex),
    chain: { ...foundry, id: world.chainId },
    transport: http(world.chain),
  })
  const former = noticeOf('department-store', brandId) as { uses: { retention: string; recipients: string[] }[] }
  const uses = former.uses.map((use) => ({ ...use, recipients: ['Paketfreunde AG'] }))
  const { document } = buildNotice({ ...former, edition: 2, uses })
  const client = createPublicClient({ transport: http(world.chain), pollingInterval: 200 })
  await client.waitForTransactionReceipt({
    hash: await publishNotice(owner, { ledger: world.ledger, brandId, document }),
  })
}

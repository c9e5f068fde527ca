import { type PublicClient, size } from 'viem'
import { deploymentProxy } from './deploymentProxy.ts'
import type { PlannedContract, PlannedContracts } from './planContracts.ts'

/** What is left to do will take at most about this much. */
export type Cost = { readonly gas: bigint; readonly wei: bigint }

/**
 * Estimates what is still to be paid on a chain.
 *
 * @param missing Which parts are not there yet.
 */
export async function estimateCost(
  client: PublicClient,
  { ledger, verifier }: PlannedContracts,
  missing: { readonly proxy: boolean; readonly ledger: boolean; readonly verifier: boolean },
): Promise<Cost> {
  const contracts: PlannedContract[] = [...(missing.ledger ? [ledger] : []), ...(missing.verifier ? [verifier] : [])]
  if (contracts.length === 0) return { gas: 0n, wei: 0n }

  // Creating the ledger directly can be tried on any chain; the verifier's constructor would ask for the ledger, and the proxy may be
  // missing. What a creation takes goes by its size, and on some chains by prices that only the node knows.
  const tried = await client.estimateGas({ data: ledger.initCode })
  const bytes = contracts.reduce((sum, { initCode }) => sum + size(initCode), 0)
  const gas = (tried * BigInt(bytes) * 11n) / (BigInt(size(ledger.initCode)) * 10n)
  const { maxFeePerGas, gasPrice } = await client
    .estimateFeesPerGas()
    .catch(async () => ({ maxFeePerGas: undefined, gasPrice: await client.getGasPrice() }))
  const price = maxFeePerGas ?? gasPrice ?? 0n
  if (!missing.proxy) return { gas, wei: gas * price }

  // One transfer to the proxy's signer, of what it lacks to send its own transaction.
  const transfer = 21_000n
  const held = await client.getBalance({ address: deploymentProxy.signer })
  const lacking = held < deploymentProxy.cost ? deploymentProxy.cost - held : 0n
  return { gas: gas + transfer + deploymentProxy.gas, wei: (gas + transfer) * price + lacking }
}

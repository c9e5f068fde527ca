import { buildNotice, checkConsent, type Deployment, type FactReason, type Receipt } from '@consent-ledger/sdk'
import { checkReceipt } from '@consent-ledger/sdk/audit'
import type { ContractTransaction, TransactionReceipt } from 'ethers'
import type { NetworkConnection } from 'hardhat/types/network'
import { type Address, createPublicClient, custom, type Hex } from 'viem'
import { deployContracts } from '../contracts/deployContracts.ts'
import { noticeDraft } from '../helpers/noticeDraft.ts'
import { batchOf, day, issueReceipt, receiptFile } from '../helpers/seedHistory.ts'

type Use = { readonly purpose: string; readonly category: string }
type Sender = { readonly address: string; sendTransaction(call: object): Promise<{ readonly hash: string }> }

/** The answers of both who judge a receipt: the verifier on chain and the SDK's facts. Null: allowed. */
export type Answers = { readonly verifier: FactReason | null; readonly facts: FactReason | null }

/** What every story begins with: a ledger and a verifier in the process, a brand with an operator and a notice, and strangers. */
export async function deployStory({ ethers, networkHelpers, provider }: NetworkConnection) {
  const { ledger, ledgerAddress, verifier } = await deployContracts(ethers)
  const [owner, operator, customer, thief, heir] = await ethers.getSigners()
  if (!owner || !operator || !customer || !thief || !heir) throw new Error('the network has too few accounts')

  const client = createPublicClient({ transport: custom(provider, { retryCount: 0 }) })
  const deployment: Deployment = {
    chainId: Number((await ethers.provider.getNetwork()).chainId),
    ledger: ledgerAddress,
    verifier: (await verifier.getAddress()) as Address,
    deploymentBlock: 0,
    finality: null,
    idle: true,
  }
  const domain = { chainId: deployment.chainId, ledger: ledgerAddress }
  const { name, domain: dnsName } = noticeDraft().controller

  async function registerBrand(salt: string = ethers.ZeroHash): Promise<Hex> {
    const brandId: Hex = await ledger.registerBrand.staticCall(salt, name, dnsName)
    await ledger.registerBrand(salt, name, dnsName)
    await ledger.setOperator(brandId, operator, true)
    await ledger.publishNotice(brandId, buildNotice({ ...noticeDraft(), brandId }).document)
    return brandId
  }

  const brandId = await registerBrand()

  /** A consent as the app makes it, signed now; the secrets beside it. */
  async function sign(
    name: string,
    more: { brandId?: Hex; uses?: readonly Use[]; generation?: number; change?: Partial<Receipt['consent']> } = {},
  ) {
    const { uses = [emailUse, offersUse], generation = 0, change = {} } = more
    const issuedAt = await networkHelpers.time.latest()
    const draft = { ...noticeDraft(), brandId: more.brandId ?? brandId }
    return issueReceipt({
      deployment,
      draft,
      customer: name,
      uses,
      issuedAt,
      expiresAt: issuedAt + 90 * day,
      generation,
      change,
    })
  }

  /** Signs consents and records them as the brand would. */
  async function grant(...names: readonly string[]) {
    const signed = await Promise.all(names.map((name) => sign(name)))
    const { root, receipts } = batchOf(deployment, signed)
    await ledger.connect(operator as never).recordGrants(brandId, root)
    return receipts as [Signed, ...Signed[]]
  }

  /** Asks the verifier and the facts the same question about the newest block. */
  async function ask(receipt: Receipt, { as = receipt.consent.brandId, ...use }: { as?: Hex } & Partial<Use> = {}) {
    const asked = { ...(receipt.consent.uses[0] as Use), ...use }
    const { purpose, category } = asked
    const onChain = await checkConsent(client, {
      verifier: deployment.verifier,
      brandId: as,
      receipt,
      purpose,
      category,
    })
    const { uses } = await checkReceipt(client, {
      deployment,
      receipt: receiptFile(receipt),
      brandId: as,
      purpose,
      category,
    })
    const answers: Answers = { verifier: onChain.reason, facts: uses[0]?.facts.reason ?? null }
    return answers
  }

  /** Puts calls into one block, in this order; those that revert are in it too. */
  async function mineTogether(
    ...calls: readonly (readonly [Sender, ContractTransaction, { gasLimit?: number }?])[]
  ): Promise<TransactionReceipt[]> {
    await provider.request({ method: 'evm_setAutomine', params: [false] })
    try {
      const hashes: string[] = []
      for (const [place, [sender, { to, data }, { gasLimit = 3_000_000 } = {}]] of calls.entries()) {
        const tip = 10n ** 9n * BigInt(calls.length - place)
        const fees = { maxFeePerGas: 10n ** 11n + tip, maxPriorityFeePerGas: tip }
        hashes.push((await sender.sendTransaction({ to, data, gasLimit, ...fees })).hash)
      }
      await provider.request({ method: 'evm_mine', params: [] })
      const receipts = await Promise.all(hashes.map((hash) => ethers.provider.getTransactionReceipt(hash)))
      const mined = receipts.filter((receipt) => receipt !== null)
      const isInOrder = mined.every(({ index, blockNumber }, place) => {
        return index === place && blockNumber === mined[0]?.blockNumber
      })
      if (mined.length !== calls.length || !isInOrder) throw new Error('the calls are not in one block in their order')
      return mined
    } finally {
      await provider.request({ method: 'evm_setAutomine', params: [true] })
    }
  }

  /** All the ledger holds on a brand and these values: two that are equal show that nothing changed. */
  async function stateOf(brand: Hex, values: readonly Hex[]): Promise<string> {
    const state = [
      await ledger.brandOf(brand),
      await ledger.latestNotice(brand),
      await ledger.noticeOf(brand, await ledger.latestNotice(brand)),
      await ledger.recordedAt(brand, values),
      await ledger.lockStates(brand, values),
      await ledger.revocationDigest(brand),
      await ledger.getFunction('useDigest')(brand),
    ]
    return JSON.stringify(state, (_, value) => (typeof value === 'bigint' ? value.toString() : value))
  }

  return {
    ledger,
    ledgerAddress,
    verifier,
    client,
    deployment,
    domain,
    owner,
    operator,
    customer,
    thief,
    heir,
    brandId,
    registerBrand,
    sign,
    grant,
    ask,
    mineTogether,
    stateOf,
  }
}

export const emailUse: Use = { purpose: 'message.email', category: 'contact.email' }
export const offersUse: Use = { purpose: 'offers.personalised', category: 'behaviour.purchases' }

/** Both allow, or both deny with this reason. */
export const both = (reason: FactReason | null): Answers => ({ verifier: reason, facts: reason })

type Signed = ReturnType<typeof issueReceipt>

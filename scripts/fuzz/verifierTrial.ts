import {
  buildNotice,
  checkConsent,
  consentVerifierAbi,
  evaluateFacts,
  type FactReason,
  zeroHash,
} from '@consent-ledger/sdk'
import fc from 'fast-check'
import {
  type Address,
  bytesToHex,
  createPublicClient,
  custom,
  encodeFunctionData,
  type Hex,
  toFunctionSelector,
} from 'viem'
import { departmentStoreUses } from '../../examples/shop/notices/departmentStoreUses.ts'
import { noticeOf } from '../../examples/shop/notices/noticeOf.ts'
import { type Damage, damageOf, spoil } from './damage.ts'
import type { Disagreement } from './disagreement.ts'
import { ledgerInterface } from './ledgerInterface.ts'
import {
  latestQuestion,
  questionOf,
  type ReceiptScenario,
  receiptScenario,
  type ScenarioBrand,
} from './receiptScenario.ts'
import { firstTimestamp } from './setting.ts'
import type { TestChain } from './testChain.ts'

const owner: Address = '0xb4a4d00000000000000000000000000000000001'
const publishedAt = firstTimestamp + 1_000_000
const latestMoment = publishedAt + latestQuestion

const selectors = consentVerifierAbi
  .filter((entry) => entry.type === 'function')
  .map((entry) => toFunctionSelector(entry))

/** A receipt with its history, and damage for the calldata of one more question. */
export type VerifierTrial = { readonly scene: ReceiptScenario; readonly damage: Damage }

export const verifierTrial: fc.Arbitrary<VerifierTrial> = fc.record({
  scene: receiptScenario,
  damage: damageOf(selectors, []),
})

/** Puts trials to the verifier on every chain. */
export async function verifierTrials(
  chains: readonly TestChain[],
  onAnswer: (reason: FactReason | null) => void,
): Promise<(trial: VerifierTrial) => Promise<Disagreement | null>> {
  const [first] = chains
  if (first === undefined) throw new TypeError('the verifier needs a chain')
  const { ledger, verifier, chainId } = first

  await first.reset()
  const registration = ledgerInterface.encodeCall('registerBrand', [zeroHash, '0x41', '0x42'])
  const { output: brandId } = await first.simulate({ sender: owner, data: registration, value: 0n })
  const [everyday] = departmentStoreUses
  const { notice, document, noticeHash } = buildNotice({
    ...noticeOf('department-store', brandId),
    uses: [...departmentStoreUses, { ...everyday, category: 'special.health' }],
  })
  const brand: ScenarioBrand = { domain: { chainId, ledger }, brandId, notice, noticeHash, publishedAt }

  const clients = chains.map((chain) => {
    const request = async ({ method, params }: { method: string; params: [{ to: Address; data: Hex }] }) => {
      if (method !== 'eth_call') throw new TypeError(`the verifier is only called, not asked for ${method}`)
      const { isReverted, output } = await chain.view(params[0].to, params[0].data)
      if (isReverted) throw new TypeError(`the verifier reverted with ${output}`)
      return output
    }
    return { chain, client: createPublicClient({ transport: custom({ request }, { retryCount: 0 }) }) }
  })

  type Event = { readonly at: number; readonly name: string; readonly args: readonly unknown[] }
  /** Lets every chain live through the same blocks, until now. */
  async function live(events: readonly Event[], now: number): Promise<void> {
    for (const chain of chains) {
      await chain.reset()
      for (const { at, name, args } of events) {
        const data = ledgerInterface.encodeCall(name, args)
        const [executed] = await chain.mine(at, [{ sender: owner, data, value: 0n }])
        if (executed?.isReverted !== false) throw new Error(`${name} of a trial failed on ${chain.name}`)
      }
      await chain.mine(now, [])
    }
  }

  return async ({ scene, damage }) => {
    const { askedBrand, ask, receipt, recordings, spent, chain: facts } = questionOf(brand, scene)
    const events = [
      { at: publishedAt, name: 'publishNotice', args: [brandId, bytesToHex(document)] },
      ...[...recordings].map(([root, at]) => ({ at, name: 'recordGrants', args: [brandId, root] })),
      ...[...spent].map(([lock, { revokedAt, byBrand, secret }]) =>
        byBrand
          ? { at: revokedAt, name: 'revokeAsBrand', args: [brandId, [lock]] }
          : { at: revokedAt, name: 'revoke', args: [[{ brandId, secrets: [secret] }]] },
      ),
    ].sort((a, b) => a.at - b.at)
    const first = { at: firstTimestamp + 10, name: 'registerBrand', args: [zeroHash, '0x41', '0x42'] }
    const { purpose, category, at } = ask
    // Also asked at the borders where the answer turns, and at 0, which is the time of the newest block.
    const { expiresAt } = receipt.consent
    const borders = [expiresAt - 1, expiresAt, ...[...spent.values()].map(({ revokedAt }) => revokedAt)]
    const moments = new Set([at, ...borders.filter((border) => border >= publishedAt && border <= latestMoment), 0])
    const now = Math.max(...moments, ...events.map((event) => event.at))
    await live([first, ...events], now)

    for (const moment of moments) {
      const { allowed, reason, recordedAt, revocation } = evaluateFacts({
        receipt: JSON.stringify(receipt),
        expected: { ...brand.domain, brandId: askedBrand },
        ask: { purpose, category, at: moment === 0 ? now : moment },
        chain: facts,
      })
      const expected = JSON.stringify({ allowed, reason, recordedAt, revokedAt: revocation?.at ?? null })
      for (const { chain, client } of clients) {
        const question = { verifier, brandId: askedBrand, receipt, purpose, category, moment }
        const got = JSON.stringify(await checkConsent(client, question))
        const about = `check at ${moment} on ${chain.name}`
        if (got !== expected) return { step: 0, about, got, expected }
      }
      onAnswer(reason)
    }

    // Calldata that is no proper question: the EVMs must make the same of it.
    const { consent, signature, recording } = receipt
    const times = { issuedAt: BigInt(consent.issuedAt), expiresAt: BigInt(consent.expiresAt) }
    const data = encodeFunctionData({
      abi: consentVerifierAbi,
      functionName: 'check',
      args: [
        askedBrand,
        { ...consent, ...times },
        signature,
        recording?.root ?? zeroHash,
        recording?.proof ?? [],
        purpose,
        category,
        BigInt(at),
      ],
    })
    const answers = await Promise.all(chains.map((chain) => chain.view(verifier, spoil(data, damage))))
    const [expected, ...others] = answers.map((answer) => JSON.stringify(answer))
    const got = others.find((answer) => answer !== expected)
    const about = `a spoilt check (${JSON.stringify(damage)})`
    return got === undefined ? null : { step: 0, about, got, expected: expected ?? '' }
  }
}

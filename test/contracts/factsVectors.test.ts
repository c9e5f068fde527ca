import type { FactReason } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { network } from 'hardhat'
import { type Hex, numberToHex, zeroHash } from 'viem'
import { readContractCode } from '../../scripts/fuzz/readContractCode.ts'
import vectors from '../vectors/facts.json' with { type: 'json' }
import type { VerifierContract } from './deployContracts.ts'
import { independentVerifier } from './independentVerifier.ts'
import { lockWord, noticeWord, slotOf } from './ledgerStorage.ts'
import { reasons } from './reasons.ts'

type Vector = {
  readonly id: string
  readonly input: {
    readonly receipt: string
    readonly expected: { readonly chainId: number; readonly ledger: Hex; readonly brandId: Hex }
    readonly ask: { readonly purpose: string; readonly category: string; readonly at: number }
    readonly chain: {
      readonly notices: readonly { readonly hash: Hex; readonly number: number; readonly publishedAt: number }[]
      readonly roots: readonly { readonly root: Hex; readonly recordedAt: number }[]
      readonly locks: readonly { readonly lock: Hex; readonly revokedAt: number; readonly byBrand: boolean }[]
    }
  }
  readonly output: { readonly allowed: boolean; readonly reason?: FactReason; readonly at?: number }
}

/** What cannot be put to a contract: faults of the JSON text that no calldata has, and a state that a chain always knows. */
const outsideOfCalls: readonly string[] = [
  'facts-018-unknown-field',
  'facts-019-secret-inside',
  'facts-020-unknown-field-in-use',
  'facts-021-duplicate-key',
  'facts-022-duplicate-escaped-key',
  'facts-023-time-as-string',
  'facts-025-negative-time',
  'facts-026-number-with-fraction',
  'facts-027-no-recording-field',
  'facts-028-other-schema',
  'facts-030-short-lock',
  'facts-031-cut-off',
  'facts-103-state-unknown',
  'facts-108-duplicate-escaped-key+proof-altered',
  'facts-109-two-specials+short-lock',
]

/** Where the verifier answers something else than the Facts table, and what: it knows no receipt's chain and no notice's text. */
const otherAnswers: Readonly<Record<string, FactReason | null>> = {
  'facts-032-other-chain': 'bad-signature',
  'facts-033-other-ledger': 'bad-signature',
  'facts-034-other-ledger-and-brand': 'wrong-brand',
  'facts-047-document-missing': null,
  'facts-048-document-altered': null,
  'facts-057-a-second-too-long': null,
  'facts-061-locale-not-in-notice': null,
  'facts-062-line-break-in-account': null,
  'facts-065-pair-not-in-notice': null,
  'facts-066-one-pair-not-in-notice': null,
  'facts-067-unknown-purpose': null,
  'facts-068-in-later-notice-only': null,
  'facts-069-final-line-break': null,
  'facts-070-other-language': null,
  'facts-071-other-date': null,
  'facts-072-use-left-out': null,
  'facts-073-empty-statement': null,
  'facts-074-new-name': null,
  'facts-075-new-domain': null,
  'facts-076-new-name-at-T': null,
  'facts-077-two-notices-in-one-block': null,
  'facts-078-latest-document-missing': null,
  'facts-079-asked-before-any-notice': 'not-recorded',
}

const contractCode = await readContractCode()

/** The facts of a vector as words of the ledger's storage. */
function storageOf({ expected: { brandId }, chain }: Vector['input']): readonly (readonly [slot: Hex, word: Hex])[] {
  return [
    ...chain.notices.map(
      (notice) => [slotOf('_notices', brandId, notice.hash), noticeWord({ ...notice, blockNumber: 1 })] as const,
    ),
    ...chain.roots.map(
      ({ root, recordedAt }) => [slotOf('_recordedAt', brandId, root), numberToHex(recordedAt, { size: 32 })] as const,
    ),
    ...chain.locks.map((state) => [slotOf('_lockStates', brandId, state.lock), lockWord(state)] as const),
  ]
}

/** A chain with the facts of a vector in the ledger's storage, at the moment asked about. */
async function prepareChain(input: Vector['input']): Promise<VerifierContract> {
  const { expected, ask } = input
  const { ethers, networkHelpers, provider } = await network.create({
    override: { chainId: expected.chainId, initialDate: new Date((ask.at - 1000) * 1000) },
  })
  const { bytecode } = await ethers.getContractFactory('ConsentLedger')
  const code: string = await provider.request({ method: 'eth_call', params: [{ data: bytecode }, 'latest'] })
  await networkHelpers.setCode(expected.ledger, code)

  for (const [slot, word] of storageOf(input))
    await provider.request({ method: 'hardhat_setStorageAt', params: [expected.ledger, slot, word] })

  const verifier = await ethers.deployContract('ConsentVerifier', [expected.ledger])
  await networkHelpers.time.increaseTo(ask.at)
  return verifier as unknown as VerifierContract
}

describe('ConsentVerifier on the facts vectors', () => {
  const all = vectors.vectors.filter(({ kind }) => kind === 'facts') as unknown as readonly Vector[]

  it('knows the vectors that are set apart', () => {
    const ids = all.map(({ id }) => id)
    expect(ids).to.include.members([...outsideOfCalls, ...Object.keys(otherAnswers)])
  })

  for (const { id, input, output } of all) {
    if (outsideOfCalls.includes(id)) continue

    it(`${id}: ${output.reason ?? 'allowed'}`, async () => {
      const verifier = await prepareChain(input)
      const { chainId, ledger, brandId } = input.expected
      const place = { code: contractCode, chainId, ledger, storage: storageOf(input), timestamp: input.ask.at }
      const askIndependently = await independentVerifier(place)
      const { consent, signature, recording } = JSON.parse(input.receipt)
      const times = { issuedAt: BigInt(consent.issuedAt), expiresAt: BigInt(consent.expiresAt) }
      const { purpose, category, at } = input.ask
      for (const moment of [at, 0]) {
        const question = [
          brandId,
          { ...consent, ...times },
          signature,
          recording?.root ?? zeroHash,
          recording?.proof ?? [],
          purpose,
          category,
          moment,
        ]
        const answer = await verifier.check(...question)
        const reason = id in otherAnswers ? otherAnswers[id] : (output.reason ?? null)
        expect(reasons[Number(answer.reason)]).to.equal(reason)
        expect(answer.allowed).to.equal(reason === null)
        expect(Number(answer.revokedAt)).to.equal(output.at ?? 0)

        const data = verifier.interface.encodeFunctionData('check', question) as Hex
        const other = verifier.interface.decodeFunctionResult('check', await askIndependently(data))
        expect([...other]).to.deep.equal([...answer])
      }
    })
  }
})

import { expect } from 'chai'
import { type Hex, zeroAddress } from 'viem'
import { castOf } from '../../scripts/fuzz/cast.ts'
import { hardhatChain } from '../../scripts/fuzz/hardhatChain.ts'
import { independentChain } from '../../scripts/fuzz/independentChain.ts'
import type { BlockContext, LedgerCall } from '../../scripts/fuzz/ledgerCall.ts'
import { type Context, LedgerModel } from '../../scripts/fuzz/ledgerModel.ts'
import { modelChain } from '../../scripts/fuzz/modelChain.ts'
import { readContractCode } from '../../scripts/fuzz/readContractCode.ts'
import { runFuzz } from '../../scripts/fuzz/runFuzz.ts'
import { runHistory } from '../../scripts/fuzz/runHistory.ts'

/*
 * A seeded slice of `npm run fuzz`: the contracts on two EVMs and a plain model must come to the same. docs/differential.md says how.
 * What the search is worth is shown below it: models with one rule wrong, each of which must be found out.
 */

const seed = 20_260_103
const operations = 2000

const code = await readContractCode()
const independent = await independentChain(code)
const hardhat = await hardhatChain(code)

describe('the contracts on two EVMs and a plain model', () => {
  it(`come to the same in ${operations} random operations`, async function () {
    this.timeout(300_000)
    const newModel = () => new LedgerModel(independent)
    const result = await runFuzz({ chains: { independent, hardhat }, newModel, operations, seed })

    expect(result.reproduction).to.equal(null)
    expect(result.operations).to.equal(operations)
    expect(result.verifierChecks).to.be.at.least(100)
    // The sample is worth something only if every function passed and every error came.
    expect([...result.outcomes.keys()]).to.include.members([
      'registerBrand passed',
      'updateBrand passed',
      'setOperator passed',
      'transferBrand passed',
      'acceptBrand passed',
      'publishNotice passed',
      'recordGrants passed',
      'recordUses passed',
      'revokeAsBrand passed',
      'revoke passed',
      'spoilt but passed',
      'no reason',
      'UnknownBrand',
      'NotOwner',
      'NotPendingOwner',
      'NotOperator',
      'BrandExists',
      'EmptyName',
      'EmptyDomain',
      'EmptyDocument',
      'NoticeExists',
      'EmptyRoot',
      'RootExists',
      'NothingToRevoke',
      'check: allowed',
      'check: revoked',
    ])
  })

  it('are not taken for the same when the gas used differs by one', async function () {
    this.timeout(60_000)
    const wasteful = {
      ...independent,
      async execute(...call: Parameters<typeof independent.execute>) {
        const executed = await independent.execute(...call)
        return { ...executed, gasUsed: executed.gasUsed + 1n }
      },
    }
    const chains = { independent: wasteful, hardhat }
    const { reproduction } = await runFuzz({
      chains,
      newModel: () => new LedgerModel(independent),
      operations: 20,
      seed,
    })
    expect(reproduction?.about).to.equal('the gas used on Hardhat')
    expect(reproduction?.operations).to.have.length(1)
  })
})

/** Models with one rule wrong, and how many operations are enough to show it. */
const mistakes: readonly (readonly [rule: string, enough: number, model: typeof LedgerModel])[] = [
  [
    'operators stay when the brand changes hands',
    4,
    class extends LedgerModel {
      override acceptBrand(context: Context, brandId: Hex) {
        const before = [...(this.brands.get(brandId)?.operators ?? [])]
        const result = super.acceptBrand(context, brandId)
        for (const operator of before) this.brands.get(brandId)?.operators.add(operator)
        return result
      }
    },
  ],
  [
    'the offer of a brand is still open when it has been accepted',
    3,
    class extends LedgerModel {
      override acceptBrand(context: Context, brandId: Hex) {
        const pendingOwner = this.brands.get(brandId)?.pendingOwner
        const result = super.acceptBrand(context, brandId)
        const brand = this.brands.get(brandId)
        if (brand !== undefined && pendingOwner !== undefined) brand.pendingOwner = pendingOwner
        return result
      }
    },
  ],
  [
    'an empty list is refused before a stranger is',
    2,
    class extends LedgerModel {
      override revokeAsBrand(context: Context, brandId: Hex, locks: readonly Hex[]) {
        return locks.length === 0 ? this.revoke(context, []) : super.revokeAsBrand(context, brandId, locks)
      }
    },
  ],
  [
    'an empty domain is refused before an empty name',
    1,
    class extends LedgerModel {
      override requireNames(brandId: Hex, name: Hex, domain: Hex) {
        if (domain === '0x') super.requireNames(brandId, '0x4b', domain)
        super.requireNames(brandId, name, domain)
      }
    },
  ],
  [
    'the digest leaves out what a brand spends',
    2,
    class extends LedgerModel {
      override spend(context: Context, brandId: Hex, lock: Hex, byBrand: boolean) {
        const before = this.bookOf(brandId).revocationDigest
        super.spend(context, brandId, lock, byBrand)
        if (byBrand) this.bookOf(brandId).revocationDigest = before
      }
    },
  ],
  [
    'a spent lock is spent again',
    2,
    class extends LedgerModel {
      override spend(context: Context, brandId: Hex, lock: Hex, byBrand: boolean) {
        this.bookOf(brandId).lockStates.delete(lock)
        super.spend(context, brandId, lock, byBrand)
      }
    },
  ],
  [
    'a revocation asks whether the brand is known',
    1,
    class extends LedgerModel {
      override revoke(context: Context, revocations: readonly { brandId: Hex; secrets: readonly Hex[] }[]) {
        for (const { brandId } of revocations) this.requireBrand(brandId)
        return super.revoke(context, revocations)
      }
    },
  ],
  [
    'a root may be recorded again',
    3,
    class extends LedgerModel {
      override recordGrants(context: Context, brandId: Hex, root: Hex) {
        this.requireOperator(context, brandId)
        this.bookOf(brandId).recordedAt.delete(root)
        return super.recordGrants(context, brandId, root)
      }
    },
  ],
  [
    'a pending owner of zero may accept',
    2,
    class extends LedgerModel {
      override acceptBrand(context: Context, brandId: Hex) {
        const brand = this.requireBrand(brandId)
        if (context.sender !== zeroAddress || brand.pendingOwner !== zeroAddress)
          return super.acceptBrand(context, brandId)
        this.emit(context, 'BrandTransferred', brandId, brand.owner, context.sender)
        brand.owner = context.sender
        return []
      }
    },
  ],
  [
    'value is taken',
    1,
    class extends LedgerModel {
      override execute(call: LedgerCall, block: BlockContext) {
        return super.execute({ ...call, value: 0n }, block)
      }
    },
  ],
]

describe('a model with one rule wrong', () => {
  for (const [rule, enough, Model] of mistakes) {
    it(`is found out: ${rule}`, async function () {
      this.timeout(120_000)
      const newModel = () => new Model(independent)
      await independent.reset()

      // The right model stands for the EVMs, which come to the same as it: so the search is quick. What it finds is put to them.
      const chains = { independent: modelChain(independent, independent.latest()), hardhat: null }
      const { reproduction } = await runFuzz({ chains, newModel, operations, seed })
      const history = reproduction?.operations ?? []
      expect(history).to.have.length.within(1, enough)

      const cast = castOf(independent.ledger)
      expect(await runHistory({ independent, hardhat }, newModel(), cast, history)).to.deep.include({
        step: history.length - 1,
      })
      expect(await runHistory({ independent, hardhat }, new LedgerModel(independent), cast, history)).to.equal(null)
    })
  }
})

import {
  brandIdOf,
  buildNotice,
  checkConsent,
  type Deployment,
  type FactReason,
  getHead,
  getLockStates,
  getRevocationDigest,
  publishNotice,
  type Receipt,
  recordGrants,
  registerBrand,
  revoke,
  revokeCall,
  rollRevocation,
  setOperator,
  UnknownBrandError,
  zeroHash,
} from '@consent-ledger/sdk'
import { checkReceipt } from '@consent-ledger/sdk/audit'
import { expect } from 'chai'
import { type Hex, toHex } from 'viem'
import { deployLedger } from '../helpers/deployLedger.ts'
import { type NoticeDraft, noticeDraft } from '../helpers/noticeDraft.ts'
import { rejectionOf } from '../helpers/rejectionOf.ts'
import { accounts, batchOf, day, issueReceipt, receiptFile, senderOf } from '../helpers/seedHistory.ts'
import { type Anvil, startAnvil } from '../helpers/startAnvil.ts'
import { both, emailUse } from './deployStory.ts'

/*
 * Who: nobody, or a block builder who can make a chain reorganise. What could go wrong: a brand registered in a block that is gone, a consent
 * signed against it, a batch or a revocation that vanishes. What holds: the brand has the same id when it is registered again, in whatever order,
 * so what customers signed keeps its meaning; a consent counts only if its notice stands at or before its time; a secret can be sent again by
 * anyone. Told on a real chain.
 */

describe('reorg before recording', () => {
  let anvil: Anvil
  let deployment: Deployment
  let chain: ReturnType<typeof senderOf>
  let snapshot: Hex
  const salt = toHex(7, { size: 32 })

  before(async () => {
    anvil = await startAnvil()
    deployment = await deployLedger({ rpcUrl: anvil.url })
    chain = senderOf(anvil)
  })

  after(() => anvil?.stop())

  beforeEach(async () => {
    snapshot = await anvil.rpc<Hex>('evm_snapshot')
  })

  afterEach(() => anvil.rpc('evm_revert', [snapshot]))

  function brandOf() {
    const { chainId, ledger } = deployment
    const brandId = brandIdOf({ chainId, ledger, owner: accounts.owner.address, salt })
    const draft: NoticeDraft = { ...noticeDraft(), brandId }
    return { ledger, brandId, draft, document: buildNotice(draft).document }
  }

  async function register(order: 'first' | 'behind another' = 'first'): Promise<void> {
    const { ledger, brandId, draft, document } = brandOf()
    const { owner, anyone } = chain.wallets
    const { name, domain } = draft.controller
    if (order !== 'first') {
      await chain.included(registerBrand(anyone, { ledger, salt, name, domain }))
      await chain.included(registerBrand(owner, { ledger, salt: toHex(8, { size: 32 }), name, domain }))
    }
    await chain.included(registerBrand(owner, { ledger, salt, name, domain }))
    await chain.included(setOperator(owner, { ledger, brandId, operator: accounts.operator.address, allowed: true }))
    await chain.included(publishNotice(owner, { ledger, brandId, document }))
  }

  async function sign() {
    const { timestamp: issuedAt } = await getHead(chain.client)
    return issueReceipt({
      deployment,
      draft: brandOf().draft,
      customer: 'mia',
      uses: [emailUse],
      issuedAt,
      expiresAt: issuedAt + 90 * day,
    })
  }

  async function ask(receipt: Receipt) {
    const { brandId } = receipt.consent
    const onChain = await checkConsent(chain.client, { verifier: deployment.verifier, brandId, receipt, ...emailUse })
    const file = receiptFile(receipt)
    const { uses } = await checkReceipt(chain.client, { deployment, receipt: file, brandId, ...emailUse })
    return { verifier: onChain.reason, facts: uses[0]?.facts.reason as FactReason | null }
  }

  async function record(signed: Awaited<ReturnType<typeof sign>>) {
    const { ledger, brandId } = brandOf()
    const { root, receipts } = batchOf(deployment, [signed])
    await chain.included(recordGrants(chain.wallets.operator, { ledger, brandId, root }))
    return receipts[0] as typeof signed
  }

  it('takes the registration away: nothing can be recorded, and the brand comes back under the same id', async () => {
    const { ledger, brandId } = brandOf()
    await register()
    const signed = await sign()
    await anvil.rpc('anvil_reorg', [3, []])

    const root = batchOf(deployment, [signed]).root
    await rejectionOf(UnknownBrandError, recordGrants(chain.wallets.operator, { ledger, brandId, root }))

    await anvil.rpc('evm_increaseTime', [60])
    await register('behind another')
    // The notice stands again, but later than this consent says it was read: its customer must be asked anew.
    const { timestamp } = await getHead(chain.client)
    expect(timestamp).to.be.greaterThan(signed.consent.issuedAt)
    expect(await ask(await record(signed))).to.deep.equal(both('unknown-notice'))
    const again = await sign()
    expect(again.consent.brandId).to.equal(signed.consent.brandId)
    expect(again.consent.subject).to.equal(signed.consent.subject)
    expect(await ask(await record(again))).to.deep.equal(both(null))
  })

  it('puts the registration into blocks of the same time: what was signed before still counts', async () => {
    const { timestamp: start } = await getHead(chain.client)
    const stamp = (after: number) => anvil.rpc('evm_setNextBlockTimestamp', [start + after])
    await stamp(100)
    await register()
    await stamp(200)
    await anvil.rpc('evm_mine')
    const signed = await sign()
    await anvil.rpc('evm_revert', [snapshot])
    snapshot = await anvil.rpc<Hex>('evm_snapshot')
    await stamp(100)
    await register('behind another')
    await stamp(201)
    expect(await ask(await record(signed))).to.deep.equal(both(null))
  })

  it('takes a recording away: the consent is not recorded until the same root is sent again', async () => {
    const { ledger, brandId } = brandOf()
    await register()
    const receipt = await record(await sign())
    expect(await ask(receipt)).to.deep.equal(both(null))
    await anvil.rpc('anvil_reorg', [1, []])
    expect(await ask(receipt)).to.deep.equal(both('not-recorded'))
    const root = receipt.recording?.root as Hex
    await chain.included(recordGrants(chain.wallets.operator, { ledger, brandId, root }))
    expect(await ask(receipt)).to.deep.equal(both(null))
  })

  it('takes a revocation away: anybody who saw the secret brings it back, and the digest is that of the new blocks', async () => {
    const { ledger, brandId } = brandOf()
    await register()
    const receipt = await record(await sign())
    const revocations = [{ brandId, secrets: [receipt.secrets.brand] }]
    await chain.included(revoke(chain.wallets.nextOwner, { ledger, revocations }))
    expect(await ask(receipt)).to.deep.equal(both('revoked'))
    await anvil.rpc('anvil_reorg', [1, []])
    expect(await ask(receipt)).to.deep.equal(both(null))

    await chain.send(revokeCall({ ledger, revocations }))
    expect(await ask(receipt)).to.deep.equal(both('revoked'))
    const { timestamp: at } = await getHead(chain.client)
    const lock = receipt.consent.brandLock
    expect(await getLockStates(chain.client, { ledger, brandId, locks: [lock] })).to.deep.equal([
      { revokedAt: at, byBrand: false },
    ])
    expect(await getRevocationDigest(chain.client, { ledger, brandId })).to.equal(
      rollRevocation(zeroHash, { lock, at, byBrand: false }),
    )
  })
})

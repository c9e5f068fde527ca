import {
  acceptBrand,
  BrandExistsError,
  brandIdOf,
  type ConsentLedgerError,
  type Deployment,
  EmptyDocumentError,
  EmptyDomainError,
  EmptyNameError,
  EmptyRootError,
  getBrand,
  getLockStates,
  getRecordedAt,
  isOperator,
  lockOf,
  NothingToRevokeError,
  NoticeExistsError,
  NotOperatorError,
  NotOwnerError,
  NotPendingOwnerError,
  publishNotice,
  RootExistsError,
  recordGrants,
  recordUses,
  registerBrand,
  revoke,
  revokeAsBrand,
  revokeCall,
  setOperator,
  TransactionNotSentError,
  TransactionRejectedError,
  transferBrand,
  UnknownBrandError,
  updateBrand,
  zeroHash,
} from '@consent-ledger/sdk'
import { expect } from 'chai'
import {
  createWalletClient,
  custom,
  type Hex,
  http,
  keccak256,
  toHex,
  UserRejectedRequestError,
  zeroAddress,
} from 'viem'
import { deployLedger } from '../../helpers/deployLedger.ts'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { accounts, senderOf } from '../../helpers/seedHistory.ts'
import { type Anvil, startAnvil } from '../../helpers/startAnvil.ts'

describe('the writing actions', () => {
  let anvil: Anvil
  let deployment: Deployment
  let ledger: Deployment['ledger']
  let brandId: Hex
  let sender: ReturnType<typeof senderOf>
  const salt = toHex(1, { size: 32 })
  const document = toHex('a document')
  const root = keccak256('0x01')
  const unknownBrandId = keccak256('0x02')

  before(async () => {
    anvil = await startAnvil()
    deployment = await deployLedger({ rpcUrl: anvil.url })
    ledger = deployment.ledger
    sender = senderOf(anvil)
    const { owner } = sender.wallets
    brandId = brandIdOf({ chainId: deployment.chainId, ledger, owner: accounts.owner.address, salt })
    await sender.included(
      registerBrand(owner, { ledger, salt, name: 'Kaufhaus Nord', domain: 'kaufhaus-nord.example' }),
    )
    await sender.included(setOperator(owner, { ledger, brandId, operator: accounts.operator.address, allowed: true }))
    await sender.included(publishNotice(owner, { ledger, brandId, document }))
    await sender.included(recordGrants(owner, { ledger, brandId, root }))
  })

  after(() => anvil.stop())

  /** The error a call is refused with, which must name the values the contract named. */
  async function refused<error extends ConsentLedgerError>(
    kind: new (...args: never[]) => error,
    sending: Promise<unknown>,
    values: Record<string, unknown>,
  ) {
    const thrown = await rejectionOf(kind, sending)
    expect(thrown.cause).to.be.instanceOf(Error)
    expect(thrown).to.deep.include(values)
  }

  it('register the brand under the id that brandIdOf foretells', async () => {
    expect(await getBrand(sender.client, { ledger, brandId })).to.deep.include({
      brandId,
      owner: accounts.owner.address,
      pendingOwner: null,
      name: 'Kaufhaus Nord',
      domain: 'kaufhaus-nord.example',
    })
  })

  it('take effect, each for its own right', async () => {
    const { owner, operator, nextOwner, anyone } = sender.wallets
    const { client, included } = sender
    const secret = keccak256('0x03')
    const brandLock = keccak256('0x04')
    await included(recordUses(operator, { ledger, brandId, root: keccak256('0x05') }))
    await included(revoke(anyone, { ledger, revocations: [{ brandId, secrets: [secret] }] }))
    await included(revokeAsBrand(operator, { ledger, brandId, locks: [brandLock] }))
    const { timestamp } = await client.getBlock()
    const [byCustomer, byBrand, unspent] = await getLockStates(client, {
      ledger,
      brandId,
      locks: [lockOf(secret), brandLock, root],
    })
    expect(byCustomer?.byBrand).to.equal(false)
    expect(byCustomer?.revokedAt).to.be.greaterThan(0)
    expect(byBrand).to.deep.equal({ revokedAt: Number(timestamp), byBrand: true })
    expect(unspent).to.deep.equal({ revokedAt: 0, byBrand: false })
    expect((await getRecordedAt(client, { ledger, brandId, roots: [root] }))[0]).to.be.greaterThan(0)

    await included(updateBrand(owner, { ledger, brandId, name: 'Nord', domain: 'nord.example' }))
    await included(transferBrand(owner, { ledger, brandId, pendingOwner: accounts.nextOwner.address }))
    expect(await getBrand(client, { ledger, brandId })).to.deep.include({
      name: 'Nord',
      domain: 'nord.example',
      pendingOwner: accounts.nextOwner.address,
    })
    await included(acceptBrand(nextOwner, { ledger, brandId }))
    expect((await getBrand(client, { ledger, brandId }))?.owner).to.equal(accounts.nextOwner.address)
    expect(await isOperator(client, { ledger, brandId, account: accounts.operator.address })).to.equal(false)
    await included(transferBrand(nextOwner, { ledger, brandId, pendingOwner: accounts.owner.address }))
    await included(acceptBrand(owner, { ledger, brandId }))
    await included(setOperator(owner, { ledger, brandId, operator: accounts.operator.address, allowed: true }))
  })

  it('name what is missing when the ledger refuses', async () => {
    const { owner, anyone } = sender.wallets
    const account = accounts.anyone.address
    const name = 'Name'
    const domain = 'name.example'
    await refused(BrandExistsError, registerBrand(owner, { ledger, salt, name, domain }), { brandId })
    const owned = brandIdOf({ chainId: deployment.chainId, ledger, owner: account, salt })
    await refused(EmptyNameError, registerBrand(anyone, { ledger, salt, name: '', domain }), { brandId: owned })
    await refused(EmptyDomainError, registerBrand(anyone, { ledger, salt, name, domain: '' }), { brandId: owned })
    await refused(UnknownBrandError, updateBrand(owner, { ledger, brandId: unknownBrandId, name, domain }), {
      brandId: unknownBrandId,
    })
    await refused(NotOwnerError, updateBrand(anyone, { ledger, brandId, name, domain }), { brandId, account })
    await refused(NotOwnerError, transferBrand(anyone, { ledger, brandId, pendingOwner: zeroAddress }), {
      brandId,
      account,
    })
    await refused(NotPendingOwnerError, acceptBrand(anyone, { ledger, brandId }), { brandId, account })
    await refused(EmptyDocumentError, publishNotice(owner, { ledger, brandId, document: '0x' }), { brandId })
    await refused(NoticeExistsError, publishNotice(owner, { ledger, brandId, document }), {
      brandId,
      noticeHash: keccak256(document),
    })
    await refused(NotOperatorError, recordGrants(anyone, { ledger, brandId, root }), { brandId, account })
    await refused(EmptyRootError, recordUses(owner, { ledger, brandId, root: zeroHash }), { brandId })
    await refused(RootExistsError, recordGrants(owner, { ledger, brandId, root }), { brandId, root })
    await refused(NothingToRevokeError, revoke(anyone, { ledger, revocations: [] }), {})
    await refused(NothingToRevokeError, revokeAsBrand(owner, { ledger, brandId, locks: [] }), {})
  })

  it('are refused before sending when the node signs', async () => {
    const wallet = createWalletClient({ account: accounts.anyone.address, transport: http(anvil.url) })
    const nonce = await sender.client.getTransactionCount({ address: accounts.anyone.address })
    await refused(NotOperatorError, recordGrants(wallet, { ledger, brandId, root }), {
      account: accounts.anyone.address,
    })
    expect(await sender.client.getTransactionCount({ address: accounts.anyone.address })).to.equal(nonce)
  })

  it('send what the call builder built, with the values fixed by the sender', async () => {
    const input = { ledger, revocations: [{ brandId, secrets: [keccak256('0x06')] }] }
    const hash = await sender.included(revoke(sender.wallets.anyone, { ...input, transaction: { gas: 123_456n } }))
    const sent = await sender.client.getTransaction({ hash })
    expect(sent.to).to.equal(ledger.toLowerCase())
    expect(sent.input).to.equal(revokeCall(input).data)
    expect(sent.gas).to.equal(123_456n)
    expect(sent.from.toLowerCase()).to.equal(accounts.anyone.address.toLowerCase())
  })

  it('tell a person who declined from a node that could not send', async () => {
    const declining = createWalletClient({
      account: accounts.anyone.address,
      transport: custom(
        {
          request: async ({ method, params }) => {
            if (method === 'eth_sendTransaction') throw new UserRejectedRequestError(new Error('declined'))
            return anvil.rpc(method, params)
          },
        },
        { retryCount: 0 },
      ),
    })
    const call = { ledger, revocations: [{ brandId, secrets: [keccak256('0x07')] }] }
    await rejectionOf(TransactionRejectedError, revoke(declining, call))

    const nobody = createWalletClient({
      account: accounts.anyone,
      transport: http('http://127.0.0.1:1', { retryCount: 0 }),
    })
    await rejectionOf(TransactionNotSentError, revoke(nobody, call))
  })
})

import { brandIdOf, registerBrand, revoke } from '@consent-ledger/sdk'
import { getHistory } from '@consent-ledger/sdk/audit'
import { expect } from 'chai'
import { type Hex, toHex } from 'viem'
import { deployLedger } from '../helpers/deployLedger.ts'
import { accounts, senderOf } from '../helpers/seedHistory.ts'
import { type Anvil, startAnvil } from '../helpers/startAnvil.ts'

/*
 * Who: somebody who sees a registration in the mempool, or guesses its salt, and spends a lock of nobody under the id the brand is about to have:
 * `revoke` asks the registry nothing. What went wrong: the audit began with the block of the registration and an empty digest, so it called the
 * history of an honest brand incomplete for ever. What holds now: it finds what came before.
 */

describe('revoked before registered', () => {
  let anvil: Anvil
  let chain: ReturnType<typeof senderOf>
  let deployment: Awaited<ReturnType<typeof deployLedger>>
  let salts = 0

  before(async () => {
    anvil = await startAnvil()
    deployment = await deployLedger({ rpcUrl: anvil.url })
    chain = senderOf(anvil)
  })

  after(() => anvil?.stop())

  function nextBrand() {
    const { chainId, ledger } = deployment
    const salt = toHex(++salts, { size: 32 })
    const brandId = brandIdOf({ chainId, ledger, owner: accounts.owner.address, salt })
    const { owner, anyone } = chain.wallets
    const name = { name: 'Kaufhaus Nord', domain: 'nord.example' }
    return {
      brandId,
      register: (fees = {}) => registerBrand(owner, { ledger, salt, ...name, ...fees }),
      spend: (secret: number, fees = {}) => {
        const secrets = [toHex(secret, { size: 32 })]
        return revoke(anyone, { ledger, revocations: [{ brandId, secrets }], ...fees })
      },
    }
  }

  async function historyOf(brandId: Hex) {
    const history = await getHistory(chain.client, { deployment, brandId })
    return { isComplete: history.isComplete, names: history.events.map(({ event }) => event) }
  }

  it('blocks before: the history is whole, and begins with the revocation', async () => {
    const { brandId, register, spend } = nextBrand()
    await chain.included(spend(1))
    await anvil.rpc('anvil_mine', ['0x5', '0xc'])
    await chain.included(register())
    await chain.included(spend(2))
    expect(await historyOf(brandId)).to.deep.equal({
      isComplete: true,
      names: ['ConsentRevoked', 'BrandRegistered', 'ConsentRevoked'],
    })
  })

  it('in the very block: the history is whole', async () => {
    const { brandId, register, spend } = nextBrand()
    await anvil.rpc('evm_setAutomine', [false])
    const hashes = [
      await spend(1, { maxFeePerGas: 10n ** 11n, maxPriorityFeePerGas: 10n ** 10n, gas: 200_000n }),
      await register({ maxFeePerGas: 10n ** 11n, maxPriorityFeePerGas: 10n ** 9n, gas: 200_000n }),
    ]
    await anvil.rpc('evm_mine')
    await anvil.rpc('evm_setAutomine', [true])
    const receipts = await Promise.all(hashes.map((hash) => chain.client.getTransactionReceipt({ hash })))
    expect(receipts.map(({ transactionIndex }) => transactionIndex)).to.deep.equal([0, 1])
    expect(new Set(receipts.map(({ blockNumber }) => blockNumber)).size).to.equal(1)
    expect(await historyOf(brandId)).to.deep.equal({ isComplete: true, names: ['ConsentRevoked', 'BrandRegistered'] })
  })
})

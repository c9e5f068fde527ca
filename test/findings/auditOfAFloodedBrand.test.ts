import { brandIdOf, registerBrand, revoke } from '@consent-ledger/sdk'
import { getHistory } from '@consent-ledger/sdk/audit'
import { expect } from 'chai'
import { keccak256, toHex } from 'viem'
import { deployLedger } from '../helpers/deployLedger.ts'
import { accounts, senderOf } from '../helpers/seedHistory.ts'
import { type Anvil, startAnvil } from '../helpers/startAnvil.ts'

/*
 * Who: a brand that wants no auditor, or its rival: anybody may spend locks of nobody on it. What went wrong: 16,000 of them within 10,000 blocks
 * (about 400,000,000 gas) made the node's answer longer than the 10 MiB a client takes, and the audit gave up with "could not be read" for ever
 * instead of asking for fewer blocks. What holds now: it asks for less until the answer fits, and reads everything.
 */

describe('audit of a flooded brand', () => {
  let anvil: Anvil
  const junk = 16_000
  const atOnce = 2_000

  before(async () => {
    anvil = await startAnvil({ args: ['--gas-limit', '100000000'] })
  })

  after(() => anvil?.stop())

  it('reads every revocation, and the digest agrees', async () => {
    const deployment = await deployLedger({ rpcUrl: anvil.url })
    const { chainId, ledger } = deployment
    const { client, wallets, included } = senderOf(anvil)
    const salt = toHex(1, { size: 32 })
    const brandId = brandIdOf({ chainId, ledger, owner: accounts.owner.address, salt })
    await included(registerBrand(wallets.owner, { ledger, salt, name: 'Kaufhaus Nord', domain: 'nord.example' }))
    for (let start = 0; start < junk; start += atOnce) {
      const secrets = Array.from({ length: atOnce }, (_, index) => keccak256(toHex(start + index)))
      await included(revoke(wallets.anyone, { ledger, revocations: [{ brandId, secrets }] }))
    }

    const history = await getHistory(client, { deployment, brandId })
    expect(history.events.length).to.equal(junk + 1)
    expect(history.replayedRevocationDigest).to.equal(history.chainRevocationDigest)
    expect(history.isComplete).to.equal(true)
  })
})

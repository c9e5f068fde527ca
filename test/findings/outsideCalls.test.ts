import { expect } from 'chai'
import type { ContractTransactionResponse } from 'ethers'
import { network } from 'hardhat'
import type { Hex } from 'viem'
import { deployStory } from './deployStory.ts'

/*
 * Who: a contract that is owner, operator or sender and waits to be called back, or somebody who forces ether on the ledger. What they try: to
 * come in again in the middle of a write, or to make the ledger behave otherwise because it holds money. What holds: no write leaves the
 * ledger, so there is no middle to come back into, and nothing in it asks what it holds.
 */

const connection = await network.create()
const { ethers, networkHelpers, provider } = connection
const word = (text: string) => ethers.id(text) as Hex

type Trace = { readonly structLogs: readonly { readonly op: string; readonly depth: number }[] }

const deploy = () => deployStory(connection)

async function everyWrite(story: Awaited<ReturnType<typeof deploy>>) {
  const { ledger, brandId, heir } = story
  const writes: [string, () => Promise<ContractTransactionResponse>][] = [
    ['registerBrand', () => ledger.registerBrand(word('salt'), 'Name', 'name.example')],
    ['updateBrand', () => ledger.updateBrand(brandId, 'Name', 'name.example')],
    ['setOperator', () => ledger.setOperator(brandId, ledger.getAddress(), true)],
    ['publishNotice', () => ledger.publishNotice(brandId, '0x01')],
    ['recordGrants', () => ledger.recordGrants(brandId, word('root'))],
    ['recordUses', () => ledger.recordUses(brandId, word('root'))],
    ['revokeAsBrand', () => ledger.revokeAsBrand(brandId, [word('lock')])],
    ['revoke', () => ledger.revoke([{ brandId, secrets: [word('secret')] }])],
    ['transferBrand', () => ledger.transferBrand(brandId, heir)],
    ['acceptBrand', () => ledger.connect(heir).acceptBrand(brandId)],
  ]
  const hashes: [string, string][] = []
  for (const [name, write] of writes) {
    const receipt = await (await write()).wait()
    hashes.push([name, receipt?.hash ?? ''])
  }
  return hashes
}

describe('outside calls', () => {
  it('no write runs a step outside the ledger', async () => {
    const story = await networkHelpers.loadFixture(deploy)
    for (const [name, hash] of await everyWrite(story)) {
      const trace = (await provider.request({ method: 'debug_traceTransaction', params: [hash, {}] })) as Trace
      expect(trace.structLogs.length, name).to.be.greaterThan(50)
      expect([...new Set(trace.structLogs.map(({ depth }) => depth))], name).to.deep.equal([1])
      const leaving = /^(CALL|CALLCODE|DELEGATECALL|STATICCALL|CREATE|CREATE2|SELFDESTRUCT|BALANCE|SELFBALANCE)$/
      expect(
        trace.structLogs.filter(({ op }) => leaving.test(op)).map(({ op }) => op),
        name,
      ).to.deep.equal([])
    }
  })

  it('ether that is forced on the ledger changes nothing and stays', async () => {
    const story = await networkHelpers.loadFixture(deploy)
    const { ledger, ledgerAddress, brandId } = story
    const before = await ledger.brandOf(brandId)
    await networkHelpers.setBalance(ledgerAddress, 10n ** 18n)
    expect((await ledger.brandOf(brandId)).toArray()).to.deep.equal(before.toArray())
    expect((await everyWrite(story)).length).to.equal(10)
    expect(await ethers.provider.getBalance(ledgerAddress)).to.equal(10n ** 18n)
  })
})

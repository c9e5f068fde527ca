import { readFile, writeFile } from 'node:fs/promises'
import { expect } from 'chai'
import type { ContractTransactionResponse } from 'ethers'
import { network } from 'hardhat'
import { deployContracts } from './deployContracts.ts'

/*
 * What each call costs, held in gas.json. After a change that is meant to change it:
 *   UPDATE_GAS=1 npx hardhat test mocha test/contracts/gas.test.ts
 */

const snapshot = new URL('gas.json', import.meta.url)
const { ethers } = await network.create()

/** Inputs are fixed: the price of calldata depends on its bytes. */
const words = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => ethers.id(`${name} ${index}`))

async function measure(): Promise<Record<string, number>> {
  const { ledger, verifier } = await deployContracts(ethers)
  const [owner, operator] = await ethers.getSigners()
  if (!owner || !operator) throw new Error('the network has too few accounts')
  const gas: Record<string, number> = {}
  const spend = async (name: string, sent: Promise<ContractTransactionResponse>) => {
    const receipt = await (await sent).wait()
    gas[name] = Number(receipt?.gasUsed)
  }

  for (const [name, contract] of [
    ['deploy ConsentLedger', ledger],
    ['deploy ConsentVerifier', verifier],
  ] as const) {
    const receipt = await contract.deploymentTransaction()?.wait()
    gas[name] = Number(receipt?.gasUsed)
  }

  const asOperator = ledger.connect(operator)
  const salt = ethers.id('salt')
  const names = ['Kaufhaus Nord GmbH', 'kaufhaus-nord.example']
  const brandId: string = await ledger.registerBrand.staticCall(salt, ...names)
  await spend('registerBrand', ledger.registerBrand(salt, ...names))
  await spend('updateBrand', ledger.updateBrand(brandId, 'Kaufhaus Süd GmbH', 'kaufhaus-sued.example'))
  await spend('setOperator', ledger.setOperator(brandId, operator, true))
  await spend(
    'publishNotice, 8,000 bytes, the first',
    ledger.publishNotice(brandId, ethers.toUtf8Bytes('a'.repeat(8000))),
  )
  await spend('publishNotice, 8,000 bytes', ledger.publishNotice(brandId, ethers.toUtf8Bytes('b'.repeat(8000))))
  const [first, second, third, fourth] = words(4, 'root')
  await spend('recordGrants by the owner', ledger.recordGrants(brandId, first))
  await spend('recordGrants by an operator', asOperator.recordGrants(brandId, second))
  await spend('recordUses, the first', asOperator.recordUses(brandId, third))
  await spend('recordUses', asOperator.recordUses(brandId, fourth))
  await spend('revoke, 1 secret, the first', ledger.revoke([{ brandId, secrets: words(1, 'first') }]))
  await spend('revoke, 1 secret', ledger.revoke([{ brandId, secrets: words(1, 'single') }]))
  await spend('revoke, 1 secret spent before', ledger.revoke([{ brandId, secrets: words(1, 'single') }]))
  await spend('revoke, 10 secrets', ledger.revoke([{ brandId, secrets: words(10, 'ten') }]))
  await spend('revoke, 100 secrets', ledger.revoke([{ brandId, secrets: words(100, 'hundred') }]))
  await spend('revokeAsBrand, 1 lock', asOperator.revokeAsBrand(brandId, words(1, 'lock')))
  await spend('revokeAsBrand, 100 locks', asOperator.revokeAsBrand(brandId, words(100, 'locks')))
  await spend('transferBrand', ledger.transferBrand(brandId, operator))
  await spend('acceptBrand', asOperator.acceptBrand(brandId))
  return gas
}

describe('gas', () => {
  let gas: Record<string, number> = {}
  before(async () => {
    gas = await measure()
    if (process.env.UPDATE_GAS === '1') await writeFile(snapshot, `${JSON.stringify(gas, null, 2)}\n`)
  })

  it('is what gas.json says', async () => {
    expect(gas).to.deep.equal(JSON.parse(await readFile(snapshot, 'utf8')))
  })

  it('keeps what was promised', () => {
    expect(gas['recordGrants by the owner']).to.be.at.most(52_000)
    expect(gas['recordGrants by an operator']).to.be.at.most(52_000)
    expect(gas['revoke, 1 secret']).to.be.at.most(54_500)
    expect(gas['revoke, 100 secrets']).to.be.at.most(100 * 26_100)
  })
})

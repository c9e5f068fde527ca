import { lockOf, zeroHash } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { network } from 'hardhat'
import { concat, type Hex, numberToHex, pad } from 'viem'
import { deployStory } from './deployStory.ts'

/*
 * Who: somebody who writes calldata by hand. What they try: lists that overlap or point outside, lengths no memory holds, dirty bits above an
 * address or a bool, bytes cut off or added. What holds: what does not decode reverts and changes nothing; what decodes means what it says.
 */

const connection = await network.create()
const { ethers, networkHelpers } = connection
const deploy = () => deployStory(connection)
const word = (value: number | bigint) => numberToHex(value, { size: 32 })
const secret = ethers.id('secret') as Hex
const other = ethers.id('other') as Hex
const locks = [lockOf(secret), lockOf(other)]

describe('crafted calldata', () => {
  type Story = Awaited<ReturnType<typeof deploy>>
  const call = (
    { ledger, thief, mineTogether }: Story,
    name: 'revoke' | 'revokeAsBrand' | 'setOperator',
    data: Hex[],
  ) =>
    mineTogether([
      name === 'revoke' ? thief : (ledger.runner as never),
      { to: String(ledger.target), data: concat([ledger.interface.getFunction(name)?.selector as Hex, ...data]) },
    ])

  it('entries that share one list of secrets are entries with the same secrets', async () => {
    const story = await networkHelpers.loadFixture(deploy)
    const { ledger, brandId } = story
    const entry = (id: Hex, offset: number) => [id, word(offset)]
    const [mined] = await call(story, 'revoke', [
      word(0x20),
      word(3),
      ...[0x60, 0xa0, 0xe0].map(word),
      ...entry(brandId, 0xc0),
      ...entry(brandId, 0x80),
      ...entry(zeroHash, 0x40),
      word(2),
      secret,
      other,
    ])
    expect(mined?.status).to.equal(1)
    expect(mined?.logs.map(({ topics }) => topics.slice(1))).to.deep.equal([
      [brandId, locks[0]],
      [brandId, locks[1]],
      [zeroHash, locks[0]],
      [zeroHash, locks[1]],
    ])
    expect(await ledger.revocationDigest(brandId)).to.equal(await ledger.revocationDigest(zeroHash))
  })

  for (const [name, data] of [
    ['a list that reaches beyond the end', [word(0x20), word(1), word(0x20), zeroHash, word(0x40), word(3), secret]],
    ['a length of 2^255', [word(0x20), word(1), word(0x20), zeroHash, word(0x40), word(2n ** 255n), secret]],
    ['an outer length of 2^64', [word(0x20), word(2n ** 64n), word(0x20), zeroHash, word(0x40), word(1), secret]],
    ['an offset of 2^256 − 32', [word(2n ** 256n - 32n), word(1), word(0x20), zeroHash, word(0x40), word(1), secret]],
    ['an entry’s offset beyond the end', [word(0x20), word(1), word(0x2000), zeroHash, word(0x40), word(1), secret]],
    ['nothing behind the selector', []],
    [
      'half a word at the end',
      [word(0x20), word(1), word(0x20), zeroHash, word(0x40), word(1), secret.slice(0, 34) as Hex],
    ],
  ] as [string, Hex[]][]) {
    it(`${name} reverts and changes nothing`, async () => {
      const story = await networkHelpers.loadFixture(deploy)
      const before = await story.stateOf(zeroHash, locks as Hex[])
      const [mined] = await call(story, 'revoke', data)
      expect([mined?.status, mined?.logs.length]).to.deep.equal([0, 0])
      expect(await story.stateOf(zeroHash, locks as Hex[])).to.equal(before)
    })
  }

  it('bytes behind the end are ignored', async () => {
    const story = await networkHelpers.loadFixture(deploy)
    const [mined] = await call(story, 'revoke', [
      word(0x20),
      word(1),
      word(0x20),
      story.brandId,
      word(0x40),
      word(1),
      secret,
      other,
    ])
    expect(mined?.logs.map(({ topics }) => topics[2])).to.deep.equal([locks[0]])
  })

  it('dirty bits above an address or a bool make no operator', async () => {
    const story = await networkHelpers.loadFixture(deploy)
    const { ledger, brandId, thief } = story
    const clean = pad(thief.address as Hex, { size: 32 })
    const dirty = `0x01${clean.slice(4)}` as Hex
    for (const [account, allowed] of [
      [dirty, word(1)],
      [clean, word(2)],
      [clean, word(2n ** 255n + 1n)],
    ] as [Hex, Hex][]) {
      const [mined] = await call(story, 'setOperator', [brandId, account, allowed])
      expect(mined?.status).to.equal(0)
    }
    expect(await ledger.isOperator(brandId, thief)).to.equal(false)
    const [mined] = await call(story, 'setOperator', [brandId, clean, word(1)])
    expect(mined?.status).to.equal(1)
    expect(await ledger.isOperator(brandId, thief)).to.equal(true)
  })
})

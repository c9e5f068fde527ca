import type { FactReason } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { network } from 'hardhat'
import type { Hex } from 'viem'
import { both, deployStory } from './deployStory.ts'

/*
 * Who: somebody who holds a receipt. What they try: to make a second signature out of the first, so that one consent looks like two or a store
 * takes the same receipt twice. What holds: exactly one form is accepted, 65 bytes with a low s and a v of 27 or 28, and the leaf is the hash of
 * what was signed, not of the signature.
 */

const connection = await network.create()
const { networkHelpers } = connection
const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

async function deployWithReceipt() {
  const story = await deployStory(connection)
  const [receipt] = await story.grant('mia')
  return { ...story, receipt }
}

function partsOf(signature: Hex) {
  const [r, s, v] = [signature.slice(2, 66), signature.slice(66, 130), Number.parseInt(signature.slice(130), 16)]
  return { r, s, v, highS: (order - BigInt(`0x${s}`)).toString(16).padStart(64, '0') }
}

const byte = (value: number) => value.toString(16).padStart(2, '0')

describe('malleable signature', () => {
  for (const [name, forge, reason] of [
    ['n − s with the other v', ({ r, highS, v }) => r + highS + byte(v === 27 ? 28 : 27), 'bad-signature'],
    ['n − s with the same v', ({ r, highS, v }) => r + highS + byte(v), 'bad-signature'],
    ['v of 0 or 1', ({ r, s, v }) => r + s + byte(v - 27), 'bad-signature'],
    ['the other v', ({ r, s, v }) => r + s + byte(v === 27 ? 28 : 27), 'bad-signature'],
    ['v with a chain id (EIP-155)', ({ r, s, v }) => r + s + byte(v + 8), 'bad-signature'],
    ['s + n, which wraps', ({ r, v }) => `${r}${'f'.repeat(64)}${byte(v)}`, 'bad-signature'],
    [
      '64 bytes with v in s (ERC-2098)',
      ({ r, s, v }) => r + (BigInt(`0x${s}`) | (BigInt(v - 27) << 255n)).toString(16).padStart(64, '0'),
      'malformed',
    ],
    ['66 bytes', ({ r, s, v }) => `${r}${s}${byte(v)}00`, 'malformed'],
    ['a contract’s empty answer (ERC-1271)', () => '', 'malformed'],
  ] as [string, (parts: ReturnType<typeof partsOf>) => string, FactReason][]) {
    it(`${name} is refused`, async () => {
      const { receipt, ask } = await networkHelpers.loadFixture(deployWithReceipt)
      const signature = `0x${forge(partsOf(receipt.signature))}` as Hex
      expect(await ask(receipt)).to.deep.equal(both(null))
      expect(await ask({ ...receipt, signature })).to.deep.equal(both(reason))
    })
  }

  it('the same bytes in upper case are the same signature', async () => {
    const { receipt, ask } = await networkHelpers.loadFixture(deployWithReceipt)
    const signature = `0x${receipt.signature.slice(2).toUpperCase()}` as Hex
    expect(await ask({ ...receipt, signature })).to.deep.equal(both(null))
  })
})

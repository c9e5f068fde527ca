import { recordGrantsCall, revokeCall } from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { readRevocations } from '../../../examples/wallet/signing/readRevocations.ts'

const ledger = '0x5FbDB2315678afecb367f032d93F642f64180aa3'
const word = (byte: string): Hex => `0x${byte.repeat(32)}`

describe('readRevocations', () => {
  it('reads the brands of a revoke and counts their secrets', () => {
    const revocations = [
      { brandId: word('b1'), secrets: [word('01'), word('02')] },
      { brandId: word('b2'), secrets: [word('03')] },
    ]
    expect(readRevocations(revokeCall({ ledger, revocations }).data)).to.deep.equal([
      { brandId: word('b1'), secrets: 2 },
      { brandId: word('b2'), secrets: 1 },
    ])
  })

  it('reads nothing from another call of the ledger', () => {
    expect(readRevocations(recordGrantsCall({ ledger, brandId: word('b1'), root: word('01') }).data)).to.equal(
      undefined,
    )
  })

  it('reads nothing from a revoke that is cut short, and from no data', () => {
    const { data } = revokeCall({ ledger, revocations: [{ brandId: word('b1'), secrets: [word('01')] }] })
    expect(readRevocations(data.slice(0, -64) as Hex)).to.equal(undefined)
    expect(readRevocations('0x')).to.equal(undefined)
  })
})

import { expect } from 'chai'
import { raiseFees } from '../../../service/src/relay/fees.ts'

describe('raiseFees', () => {
  const before = { maxFeePerGas: 100n, maxPriorityFeePerGas: 10n }

  it('raises both by at least a quarter', () => {
    const asked = { maxFeePerGas: 50n, maxPriorityFeePerGas: 1n }
    expect(raiseFees(before, asked, 1_000n)).to.deep.equal({ maxFeePerGas: 126n, maxPriorityFeePerGas: 13n })
  })

  it('takes what the chain asks when that is more', () => {
    const asked = { maxFeePerGas: 500n, maxPriorityFeePerGas: 20n }
    expect(raiseFees(before, asked, 1_000n)).to.deep.equal(asked)
  })

  it('does not pass the limit', () => {
    expect(raiseFees(before, before, 126n)).to.deep.equal({ maxFeePerGas: 126n, maxPriorityFeePerGas: 13n })
    expect(raiseFees(before, before, 125n)).to.equal(null)
  })

  it('never offers a higher priority fee than fee', () => {
    const asked = { maxFeePerGas: 130n, maxPriorityFeePerGas: 200n }
    expect(raiseFees(before, asked, 1_000n)).to.deep.equal({ maxFeePerGas: 130n, maxPriorityFeePerGas: 130n })
  })
})

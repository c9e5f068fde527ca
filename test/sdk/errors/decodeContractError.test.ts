import {
  consentLedgerAbi,
  consentVerifierAbi,
  contractErrors,
  decodeContractError,
  MomentInFutureError,
  NoLedgerError,
  NotOwnerError,
  RootExistsError,
} from '@consent-ledger/sdk'
import { expect } from 'chai'
import { encodeErrorResult, getAddress, keccak256 } from 'viem'

describe('decodeContractError', () => {
  const brandId = keccak256('0x01')
  const account = getAddress(`0x${'ab'.repeat(20)}`)
  const notOwner = encodeErrorResult({ abi: consentLedgerAbi, errorName: 'NotOwner', args: [brandId, account] })

  it('finds the values wherever the client puts the revert data', () => {
    const causes = [
      { data: notOwner },
      { code: 3, message: 'execution reverted', data: notOwner },
      { cause: { cause: { data: notOwner } } },
      { cause: { raw: notOwner, data: { errorName: 'NotOwner' } } },
      { info: { error: { code: 3, data: notOwner } } },
      { error: { data: { data: notOwner } } },
    ]
    for (const cause of causes) {
      const error = decodeContractError(cause)
      expect(error).to.be.instanceOf(NotOwnerError)
      expect(error).to.deep.include({ brandId, account, cause })
    }
  })

  it('knows the errors of the verifier too', () => {
    const later = encodeErrorResult({ abi: consentVerifierAbi, errorName: 'MomentInFuture', args: [12n, 7n] })
    const moment = decodeContractError({ data: later })
    expect(moment).to.be.instanceOf(MomentInFutureError)
    expect(moment).to.include({ moment: 12, timestamp: 7 })
    const missing = encodeErrorResult({ abi: consentVerifierAbi, errorName: 'NoLedger', args: [account] })
    expect(decodeContractError({ data: missing }))
      .to.be.instanceOf(NoLedgerError)
      .and.to.include({ ledger: account })
    const exists = encodeErrorResult({ abi: consentLedgerAbi, errorName: 'RootExists', args: [brandId, brandId] })
    expect(decodeContractError({ data: exists }))
      .to.be.instanceOf(RootExistsError)
      .and.to.include({ root: brandId })
  })

  it('answers null for everything else', () => {
    const circular: { cause?: unknown } = {}
    circular.cause = circular
    for (const other of [
      null,
      undefined,
      'NotOwner',
      new Error('no'),
      { data: '0x' },
      { data: '0x08c379a0' },
      circular,
    ]) {
      expect(decodeContractError(other)).to.equal(null)
    }
  })

  it('has a class for every error of the contracts, by the same name', () => {
    const names = [...consentLedgerAbi, ...consentVerifierAbi].flatMap((item) => (item.type === 'error' ? [item] : []))
    expect(new Set(Object.keys(contractErrors))).to.deep.equal(new Set(names.map(({ name }) => name)))
    for (const { name, inputs } of names) {
      const values = inputs.map(({ type }) => (type === 'address' ? account : type === 'uint64' ? 1n : brandId))
      const build = contractErrors[name] as (values: never, options: object) => Error
      expect(build(values as never, {}).name).to.equal(`${name}Error`)
    }
  })
})

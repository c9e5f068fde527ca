import { buildTree, linkUseEntries, type UseEntry } from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { receiptHash } from '../../../frontend/src/config/receiptHash.ts'
import { type LoggedUse, verifyUseLog } from '../../../frontend/src/features/consents/verifyUseLog.ts'
import { receiptIssuedAt, receiptLedger, signedReceipt } from '../../helpers/signedReceipt.ts'

const mail = { purpose: 'message.email', category: 'contact.email' }
const start = receiptIssuedAt + 3600

function logOf(count: number) {
  const one = signedReceipt()
  const drafts = Array.from(
    { length: count },
    (_, index): Omit<UseEntry, 'index' | 'previous'> => ({
      consentHash: receiptHash(one.receipt),
      purpose: mail.purpose,
      categories: [mail.category],
      context: 'home page',
      at: start + index,
      blockNumber: 100 + index,
      salt: `0x${(index + 1).toString(16).padStart(64, '0')}`,
    }),
  )
  const linked = linkUseEntries(receiptLedger, drafts)
  const tree = buildTree(linked.map(({ hash }) => hash))
  const uses: LoggedUse[] = linked.map(({ entry, hash }) => ({
    entry,
    hash,
    root: tree.root,
    proof: tree.proofOf(hash),
    outcome: 'done',
  }))
  return { ...one, uses, root: tree.root }
}

function verify(
  log: ReturnType<typeof logOf>,
  options: { uses?: LoggedUse[]; recordedAt?: number | null; blockTime?: number } = {},
) {
  const { recordedAt = start + 100 } = options
  return verifyUseLog({
    domain: receiptLedger,
    uses: options.uses ?? log.uses,
    receipts: [log.receipt],
    chain: log.chain,
    recordedAt: (root) => (root === log.root ? recordedAt : null),
    blockTime: () => options.blockTime ?? start,
  })
}

const verdicts = (result: ReturnType<typeof verify>) => result.uses.map((use) => use.verdict)

describe('verifyUseLog', () => {
  it('proves every entry of a whole log, in whatever order it came', () => {
    const log = logOf(4)
    const result = verify(log, { uses: [...log.uses].reverse() })
    expect(verdicts(result)).to.deep.equal(['proven', 'proven', 'proven', 'proven'])
    expect(result.gaps).to.deep.equal([])
    expect(result.uses.map((use) => use.entry.index)).to.deep.equal([0, 1, 2, 3])
  })

  it('shows the gap when the brand leaves entries out, at the start too', () => {
    const log = logOf(5)
    const [, , third, , fifth] = log.uses as [LoggedUse, LoggedUse, LoggedUse, LoggedUse, LoggedUse]
    expect(verify(log, { uses: [third, fifth] }).gaps).to.deep.equal([
      { afterIndex: -1, count: 2 },
      { afterIndex: 2, count: 1 },
    ])
    expect(verdicts(verify(log, { uses: [third, fifth] }))).to.deep.equal(['proven', 'proven'])
  })

  it('calls an entry broken that was changed, swapped or given a proof of something else', () => {
    const log = logOf(3)
    const [first, second, third] = log.uses as [LoggedUse, LoggedUse, LoggedUse]
    const changed = { ...second, entry: { ...second.entry, context: 'elsewhere' } }
    expect(verdicts(verify(log, { uses: [first, changed, third] }))).to.deep.equal(['proven', 'broken', 'broken'])
    expect(verdicts(verify(log, { uses: [first, { ...second, proof: third.proof }, third] }))[1]).to.equal('broken')
    const twice = { ...third, entry: { ...third.entry, index: 1 } }
    expect(verdicts(verify(log, { uses: [first, second, twice] }))[2]).to.equal('broken')
  })

  it('tells entries that wait for their root, name one that is not on chain, or came late', () => {
    const log = logOf(1)
    const [only] = log.uses as [LoggedUse]
    expect(verdicts(verify(log, { uses: [{ ...only, root: null, proof: null }] }))).to.deep.equal(['waiting'])
    expect(verdicts(verify(log, { recordedAt: null }))).to.deep.equal(['unknown-root'])
    expect(verdicts(verify(log, { recordedAt: start + 86_400 }))).to.deep.equal(['proven'])
    expect(verdicts(verify(log, { recordedAt: start + 86_401 }))).to.deep.equal(['late'])
    expect(verdicts(verify(log, { recordedAt: start - 1 }))).to.deep.equal(['late'])
  })

  it('blames a use after its revocation only if its block already showed it or was too old', () => {
    const log = logOf(1)
    const stopped = start - 10
    const lock = log.receipt.consent.uses.find((use) => use.purpose === mail.purpose)?.lock as Hex
    log.chain.locks.set(lock, { revokedAt: stopped, byBrand: false })
    expect(verdicts(verify(log, { blockTime: stopped - 1 }))).to.deep.equal(['proven'])
    expect(verdicts(verify(log, { blockTime: stopped }))).to.deep.equal(['after-revocation'])
    expect(verdicts(verify(log, { blockTime: start - 61 }))).to.deep.equal(['after-revocation'])
    log.chain.locks.set(lock, { revokedAt: start + 1, byBrand: false })
    expect(verdicts(verify(log, { blockTime: start }))).to.deep.equal(['proven'])
  })

  it('tells an entry under a consent this customer does not hold', () => {
    const log = logOf(1)
    const result = verifyUseLog({
      domain: receiptLedger,
      uses: log.uses,
      receipts: [],
      chain: log.chain,
      recordedAt: () => start + 1,
      blockTime: () => null,
    })
    expect(verdicts(result)).to.deep.equal(['no-consent'])
  })
})

import {
  BlockMissingError,
  ChainUnreadableError,
  ContractMissingError,
  findBlockAt,
  getHead,
  getRevocationDigest,
  getUseDigest,
  recordUses,
  rollRevocation,
  UnknownBrandError,
  WrongChainError,
  zeroHash,
} from '@consent-ledger/sdk'
import { getHistory, type HistoryProgress, historyKinds } from '@consent-ledger/sdk/audit'
import { expect } from 'chai'
import { keccak256 } from 'viem'
import { meddlingClient } from '../../helpers/meddlingClient.ts'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { accounts, readerOf, type SeededHistory, seedHistory, senderOf } from '../../helpers/seedHistory.ts'
import { type Anvil, startAnvil } from '../../helpers/startAnvil.ts'

type RawLog = { topics: string[]; blockNumber: string; blockTimestamp?: string }

describe('getHistory', () => {
  let anvil: Anvil
  let seeded: SeededHistory
  let input: { deployment: { chainId: number; ledger: `0x${string}` }; brandId: `0x${string}` }

  before(async () => {
    anvil = await startAnvil()
    seeded = await seedHistory(anvil)
    const { chainId, ledger } = seeded.deployment
    input = { deployment: { chainId, ledger }, brandId: seeded.brandId }
  })

  after(() => anvil.stop())

  it('gives every event of the brand in the order of the chain, and none of another brand', async () => {
    const { events, brand, head } = await getHistory(seeded.client, input)
    expect(events.map(({ event }) => event)).to.deep.equal([
      'BrandRegistered',
      'BrandUpdated',
      'OperatorSet',
      'NoticePublished',
      'GrantsRecorded',
      'UsesRecorded',
      'UsesRecorded',
      'ConsentRevoked',
      'ConsentRevoked',
      'ConsentRevoked',
      'ConsentRevoked',
      'NoticePublished',
      'BrandTransferStarted',
      'BrandTransferred',
      'OperatorSet',
      'UsesRecorded',
    ])
    expect(new Set(events.map(({ kind }) => kind))).to.deep.equal(new Set(historyKinds))
    expect(brand.owner).to.equal(accounts.nextOwner.address)
    expect(head.hash).to.equal((await getHead(seeded.client)).hash)

    const recording = events.find((event) => event.event === 'GrantsRecorded')
    expect(recording).to.deep.include({
      at: seeded.times.recordedAt,
      root: seeded.receipts.active.recording?.root,
      operator: accounts.operator.address,
    })
    const revocations = events.filter((event) => event.event === 'ConsentRevoked')
    expect(revocations.map(({ lock, byBrand }) => ({ lock, byBrand }))).to.deep.equal([
      { lock: seeded.receipts.useRevoked.consent.uses[1]?.lock, byBrand: false },
      { lock: seeded.receipts.brandRevoked.consent.brandLock, byBrand: false },
      ...seeded.receipts.revokedByBrand.consent.uses.map(({ lock }) => ({ lock, byBrand: true })),
    ])
    expect(revocations[0]?.at).to.equal(seeded.times.revokedAt)
  })

  it('gives the notices with their text', async () => {
    const { events } = await getHistory(seeded.client, input)
    const notices = events.filter((event) => event.event === 'NoticePublished')
    expect(notices.map(({ number, notice, isIntact }) => [number, notice?.edition, isIntact])).to.deep.equal([
      [1, 1, true],
      [2, 2, true],
    ])
    expect(notices[0]?.notice?.uses[0]?.text.de?.inReturn).to.equal('in return (de)')
    const other = await getHistory(seeded.client, { ...input, brandId: seeded.otherBrandId })
    expect(other.isComplete).to.equal(true)
    expect(other.events.find((event) => event.event === 'NoticePublished')).to.deep.include({
      notice: null,
      isIntact: true,
    })
  })

  it('replays the digests of the ledger', async () => {
    const history = await getHistory(seeded.client, input)
    const at = { ...input.deployment, brandId: input.brandId, blockHash: history.head.hash }
    expect(history.chainRevocationDigest)
      .to.equal(await getRevocationDigest(seeded.client, at))
      .and.to.not.equal(zeroHash)
    expect(history.replayedRevocationDigest).to.equal(history.chainRevocationDigest)
    expect(history.chainUseDigest)
      .to.equal(await getUseDigest(seeded.client, at))
      .and.to.not.equal(zeroHash)
    expect(history.replayedUseDigest).to.equal(history.chainUseDigest)
    expect(history).to.include({
      isComplete: true,
      chainNotices: 2,
      replayedNotices: 2,
      replayedRecordings: 1,
      confirmedRecordings: 1,
    })
  })

  it('notices a node that leaves out a revocation, a use recording or a notice', async () => {
    const { events } = await getHistory(seeded.client, input)
    for (const event of ['ConsentRevoked', 'UsesRecorded', 'NoticePublished', 'BrandRegistered'] as const) {
      const hidden = events.find((candidate) => candidate.event === event)
      const lying = meddlingClient(anvil, {
        eth_getLogs: (logs: (RawLog & { transactionHash: string; logIndex: string })[]) =>
          logs.filter(
            (log) => log.transactionHash !== hidden?.transactionHash || Number(log.logIndex) !== hidden.logIndex,
          ),
      })
      const history = await getHistory(lying, input)
      expect(history.isComplete, event).to.equal(false)
      expect(history.events).to.have.length(events.length - 1)
      expect(history.replayedRevocationDigest === history.chainRevocationDigest, event).to.equal(
        event !== 'ConsentRevoked',
      )
      expect(history.replayedUseDigest === history.chainUseDigest, event).to.equal(event !== 'UsesRecorded')
      expect(history.replayedNotices === history.chainNotices, event).to.equal(event !== 'NoticePublished')
    }
  })

  it('notices a node that gives wrong times, another text or a recording that is not there', async () => {
    const shifted = meddlingClient(anvil, {
      eth_getLogs: (logs: RawLog[]) =>
        logs.map((log) => ({ ...log, blockTimestamp: `0x${(Number(log.blockTimestamp) + 1).toString(16)}` })),
    })
    const late = await getHistory(shifted, input)
    expect(late.isComplete).to.equal(false)
    expect(late.confirmedRecordings).to.equal(0)

    const forged = await getHistory(
      meddlingClient(anvil, {
        eth_getLogs: (logs: { data: string }[]) =>
          logs.map((log) => ({ ...log, data: log.data.replaceAll('7768617420', '7768617421') })),
      }),
      input,
    )
    expect(forged.isComplete).to.equal(false)
    const notice = forged.events.find((event) => event.event === 'NoticePublished')
    expect(notice).to.deep.include({ isIntact: false, notice: null })

    const root = seeded.receipts.active.recording?.root.slice(2) ?? ''
    const invented = await getHistory(
      meddlingClient(anvil, {
        eth_getLogs: (logs: { topics: string[] }[]) =>
          logs.map((log) => ({ ...log, topics: log.topics.map((topic) => topic.replace(root, 'ab'.repeat(32))) })),
      }),
      input,
    )
    expect(invented.isComplete).to.equal(false)
    expect(invented).to.include({ replayedRecordings: 1, confirmedRecordings: 0 })
  })

  it('finds the times in the headers when the node does not add them to logs', async () => {
    const terse = meddlingClient(anvil, {
      eth_getLogs: (logs: RawLog[]) => logs.map(({ blockTimestamp, ...log }) => log),
    })
    const phases = new Set<string>()
    const history = await getHistory(terse, { ...input, onProgress: ({ phase }) => phases.add(phase) })
    expect(history.isComplete).to.equal(true)
    expect(history.events).to.deep.equal((await getHistory(seeded.client, input)).events)
    expect([...phases]).to.deep.equal(['logs', 'times', 'state'])
  })

  it('answers as of an earlier block', async () => {
    const before = await findBlockAt(seeded.client, { timestamp: seeded.times.revokedAt })
    const toBlock = (before?.number ?? 0n) - 1n
    const history = await getHistory(seeded.client, { ...input, toBlock })
    expect(history).to.include({
      isComplete: true,
      chainRevocationDigest: zeroHash,
      replayedRevocationDigest: zeroHash,
    })
    expect(history.head.number).to.equal(toBlock)
    expect(history.brand.owner).to.equal(accounts.owner.address)
    expect(history.events.some(({ kind }) => kind === 'revocation')).to.equal(false)
  })

  it('starts late with the digests before it, or says that it cannot', async () => {
    const start = await findBlockAt(seeded.client, { timestamp: seeded.times.revokedAt })
    const fromBlock = (start?.number ?? 0n) + 1n
    const history = await getHistory(seeded.client, { ...input, fromBlock })
    expect(history.fromBlock).to.equal(fromBlock)
    expect(history.events[0]).to.deep.include({ event: 'ConsentRevoked', byBrand: true })
    expect(history.isComplete).to.equal(true)
    expect(history.replayedRevocationDigest).to.equal(history.chainRevocationDigest)
    let digest = await getRevocationDigest(seeded.client, {
      ...input.deployment,
      brandId: input.brandId,
      blockNumber: fromBlock - 1n,
    })
    expect(digest).to.not.equal(zeroHash)
    for (const event of history.events) if (event.event === 'ConsentRevoked') digest = rollRevocation(digest, event)
    expect(digest).to.equal(history.chainRevocationDigest)

    const pruned = meddlingClient(anvil, {
      eth_call: (result, [, block]) => {
        if (typeof block === 'string' && block !== 'latest') throw new Error('missing trie node')
        return result
      },
    })
    const unknown = await getHistory(pruned, { ...input, fromBlock })
    expect(unknown).to.include({ isComplete: null, replayedRevocationDigest: null, replayedUseDigest: null })
  })

  it('needs neither the deployment block nor old state nor old headers', async () => {
    const { head } = await getHistory(seeded.client, input)
    const poor = meddlingClient(anvil, {
      eth_call: (result, [, block]) => {
        const isNew = block === 'latest' || (block as { blockHash?: string }).blockHash === head.hash
        if (!isNew) throw new Error('missing trie node')
        return result
      },
      eth_getBlockByNumber: (result, [block]) =>
        block === 'latest' || BigInt(block as string) === head.number ? result : null,
    })
    const history = await getHistory(poor, input)
    expect(history).to.include({ isComplete: true, fromBlock: history.events[0]?.blockNumber })
    expect(history.events).to.have.length(16)
  })

  it('starts again when the chain is reorganised meanwhile', async () => {
    const { wallets, included } = senderOf(anvil)
    const { ledger } = input.deployment
    await included(recordUses(wallets.operator, { ledger, brandId: input.brandId, root: keccak256('0x04') }))
    const old = await getHead(seeded.client)
    let reorganised = false
    const shaky = meddlingClient(anvil, {
      eth_getLogs: async (logs) => {
        if (!reorganised) await anvil.rpc('anvil_reorg', [2, []])
        reorganised = true
        return logs
      },
    })
    const history = await getHistory(shaky, input)
    expect(reorganised).to.equal(true)
    expect(history.head.hash).to.not.equal(old.hash)
    expect(history.isComplete).to.equal(true)
    expect(history.head.hash).to.equal((await getHead(seeded.client, { blockNumber: history.head.number })).hash)
  })

  it('reports how far it has come', async () => {
    const steps: HistoryProgress[] = []
    await getHistory(seeded.client, { ...input, onProgress: (step) => steps.push(step) })
    expect(steps.some(({ phase }) => phase === 'logs')).to.equal(true)
    expect(steps.every(({ fraction }) => fraction >= 0 && fraction <= 1)).to.equal(true)
    expect(steps.at(-1)).to.include({ phase: 'state', fraction: 1 })
  })

  it('fails with the reason instead of giving an empty history', async () => {
    await rejectionOf(UnknownBrandError, getHistory(seeded.client, { ...input, brandId: keccak256('0x01') }))
    const chainId = 1
    const wrong = await rejectionOf(
      WrongChainError,
      getHistory(seeded.client, { ...input, deployment: { ...input.deployment, chainId } }),
    )
    expect(wrong).to.include({ expected: 1, actual: 31337 })
    const ledger = accounts.anyone.address
    await rejectionOf(
      ContractMissingError,
      getHistory(seeded.client, { ...input, deployment: { ...input.deployment, ledger } }),
    )
    await rejectionOf(BlockMissingError, getHistory(seeded.client, { ...input, toBlock: 1_000_000n }))
    await rejectionOf(ChainUnreadableError, getHistory(readerOf({ url: 'http://127.0.0.1:1' }), input))
  })
})

import { ChainUnreadableError, type LogsProgress, readAllLogs, readLogs, revokeCall } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { type Hex, HttpRequestError, hexToNumber, LimitExceededRpcError, toHex } from 'viem'
import { meddlingClient } from '../../helpers/meddlingClient.ts'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { type SeededHistory, seedHistory, senderOf } from '../../helpers/seedHistory.ts'
import { type Anvil, startAnvil } from '../../helpers/startAnvil.ts'

type Range = { fromBlock: Hex; toBlock: Hex }

describe('readLogs', () => {
  let anvil: Anvil
  let seeded: SeededHistory
  let ledger: Hex
  const manyBrandId = toHex(9, { size: 32 })
  const many = 9_000

  before(async () => {
    anvil = await startAnvil({ args: ['--gas-limit', '100000000'] })
    seeded = await seedHistory(anvil)
    ledger = seeded.deployment.ledger
    const { send } = senderOf(anvil)
    for (let start = 0; start < many; start += 1_500) {
      const secrets = Array.from({ length: 1_500 }, (_, index) => toHex(start + index + 1, { size: 32 }))
      await send(revokeCall({ ledger, revocations: [{ brandId: manyBrandId, secrets }] }))
    }
  })

  after(() => anvil.stop())

  const whole = async () => ({ ledger, fromBlock: 0n, toBlock: await seeded.client.getBlockNumber({ cacheTime: 0 }) })
  const places = (logs: readonly { blockNumber: bigint; logIndex: number }[]) =>
    logs.map(({ blockNumber, logIndex }) => `${blockNumber}/${logIndex}`)

  it('reads in the order of the chain and covers every block once', async () => {
    const pages: { fromBlock: bigint; toBlock: bigint }[] = []
    const progress: LogsProgress[] = []
    const input = {
      ...(await whole()),
      brandId: seeded.brandId,
      onProgress: (step: LogsProgress) => progress.push(step),
    }
    let count = 0
    for await (const page of readLogs(seeded.client, input)) {
      pages.push(page)
      count += page.logs.length
      expect(page.logs.every(({ args }) => args.brandId === seeded.brandId)).to.equal(true)
    }
    expect(count).to.equal(16)
    expect(pages[0]?.fromBlock).to.equal(0n)
    for (const [index, page] of pages.slice(1).entries())
      expect(page.fromBlock).to.equal((pages[index]?.toBlock ?? 0n) + 1n)
    expect(pages.at(-1)?.toBlock).to.equal(input.toBlock)
    expect(progress.at(-1)).to.deep.equal({ fromBlock: 0n, toBlock: input.toBlock, block: input.toBlock, logs: 16 })
  })

  it('reads only the events asked for', async () => {
    const logs = await readAllLogs(seeded.client, { ...(await whole()), events: ['NoticePublished', 'OperatorSet'] })
    expect(new Set(logs.map(({ eventName }) => eventName))).to.deep.equal(new Set(['NoticePublished', 'OperatorSet']))
  })

  it('narrows the range until the node accepts it, and loses nothing', async () => {
    const ranges: number[] = []
    const narrow = meddlingClient(anvil, {
      eth_getLogs: (logs, [filter]) => {
        const { fromBlock, toBlock } = filter as Range
        const range = hexToNumber(toBlock) - hexToNumber(fromBlock) + 1
        if (range > 7) throw new LimitExceededRpcError(new Error('at most 7 blocks'))
        ranges.push(range)
        return logs
      },
    })
    const input = { ...(await whole()), brandId: seeded.brandId }
    expect(places(await readAllLogs(narrow, input))).to.deep.equal(places(await readAllLogs(seeded.client, input)))
    expect(Math.max(...ranges)).to.be.within(2, 7)
  })

  it('does not believe an answer that may have been cut off', async () => {
    const cutting = meddlingClient(anvil, { eth_getLogs: (logs: unknown[]) => logs.slice(0, 8_000) })
    const input = { ...(await whole()), brandId: manyBrandId }
    let greatest = 0
    let count = 0
    for await (const { logs } of readLogs(cutting, input)) {
      greatest = Math.max(greatest, logs.length)
      count += logs.length
    }
    expect(count).to.equal(many)
    expect(greatest).to.be.lessThan(8_000)
  })

  it('repeats a request that failed on the way, then gives up with the reason', async () => {
    let failing = 2
    let asked = 0
    const flaky = meddlingClient(anvil, {
      eth_getLogs: (logs) => {
        asked++
        if (failing-- > 0) throw new HttpRequestError({ url: anvil.url, status: 503 })
        return logs
      },
    })
    const input = { ...(await whole()), brandId: seeded.brandId }
    expect(await readAllLogs(flaky, input)).to.have.length(16)
    expect(asked).to.equal(3)

    failing = Number.POSITIVE_INFINITY
    asked = 0
    const error = await rejectionOf(ChainUnreadableError, readAllLogs(flaky, { ...input, retries: 1 }))
    expect(error.cause).to.be.instanceOf(Error)
    expect(asked).to.equal(2)
  })

  it('leaves out what was not asked for', async () => {
    const talkative = meddlingClient(anvil, {
      eth_getLogs: async () => anvil.rpc('eth_getLogs', [{ fromBlock: '0x0', toBlock: 'latest' }]),
    })
    const input = { ...(await whole()), brandId: seeded.brandId }
    expect(places(await readAllLogs(talkative, input))).to.deep.equal(places(await readAllLogs(seeded.client, input)))
  })

  it('stops when told to', async () => {
    const controller = new AbortController()
    controller.abort()
    await rejectionOf(DOMException, readAllLogs(seeded.client, { ...(await whole()), signal: controller.signal }))
  })
})

import { NodeAnswerInvalidError } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { decodeEventLog, encodeAbiParameters, encodeEventTopics, type Hex, keccak256, stringToHex, toHex } from 'viem'
import { consentLedgerAbi } from '../../../sdk/src/abi/consentLedgerAbi.ts'
import { readBrandEvent, readLogPlace } from '../../../sdk/src/brand/brandEvent.ts'

const random32 = () => toHex(crypto.getRandomValues(new Uint8Array(32)))
const randomAddress = () => toHex(crypto.getRandomValues(new Uint8Array(20)))
const brandId = random32()
const ledger = randomAddress()
const owner = { ledger, brandId }
const at = 1_800_000_000

const names = consentLedgerAbi.flatMap((item) => (item.type === 'event' ? [item.name] : []))

/** A random event of the ledger as a node gives it, and the values that are in it. */
function randomLog(eventName: (typeof names)[number]) {
  const entry = consentLedgerAbi.find((item) => item.type === 'event' && item.name === eventName)
  const inputs = (entry?.inputs ?? []) as readonly { name: string; type: string; indexed?: boolean }[]
  const args: Record<string, unknown> = {}
  for (const { name, type } of inputs) {
    if (name === 'brandId') args[name] = brandId
    else if (type === 'bytes32') args[name] = random32()
    else if (type === 'address') args[name] = randomAddress()
    else if (type === 'bool') args[name] = Math.random() < 0.5
    else if (type === 'uint32') args[name] = Math.floor(Math.random() * 2 ** 32)
    else if (type === 'string') args[name] = `Kaufhaus ${'ü'.repeat(Math.floor(Math.random() * 60))}`
    else args[name] = stringToHex('{"type":"consent-notice"}'.padEnd(Math.floor(Math.random() * 200), ' '))
  }
  if (eventName === 'NoticePublished') args.noticeHash = keccak256(args.document as Hex)
  const unindexed = inputs.filter(({ indexed }) => !indexed)
  return {
    log: {
      address: ledger,
      topics: encodeEventTopics({ abi: consentLedgerAbi, eventName, args } as never) as Hex[],
      data: encodeAbiParameters(
        unindexed,
        unindexed.map(({ name }) => args[name]),
      ),
      blockNumber: toHex(1 + Math.floor(Math.random() * 1e9)),
      blockHash: random32(),
      logIndex: toHex(Math.floor(Math.random() * 5_000)),
      transactionHash: random32(),
    },
    args,
  }
}

const read = (log: object) => readBrandEvent(log as never, owner, readLogPlace(log as never), at)

describe('readBrandEvent', () => {
  it('gives what viem decodes, on random events of every kind', () => {
    for (let round = 0; round < 400; round++) {
      const { log } = randomLog(names[round % names.length] as (typeof names)[number])
      const decoded = decodeEventLog({
        abi: consentLedgerAbi,
        topics: log.topics as [Hex],
        data: log.data,
        strict: true,
      })
      const args = decoded.args as unknown as Record<string, unknown>
      const event = read(log)
      const isKept = !['OperatorSet', 'BrandTransferStarted', 'BrandTransferred'].includes(decoded.eventName)
      expect(event !== null, decoded.eventName).to.equal(isKept)
      if (event === null) continue
      const { kind, blockNumber, logIndex, transactionHash, at: time, ...values } = event
      expect({ blockNumber, logIndex, transactionHash, time }).to.deep.equal({
        blockNumber: Number(log.blockNumber),
        logIndex: Number(log.logIndex),
        transactionHash: log.transactionHash,
        time: at,
      })
      for (const [name, value] of Object.entries(values)) expect(value, `${kind}.${name}`).to.equal(args[name])
    }
  })

  it('takes hexadecimal text in any case', () => {
    const { log } = randomLog('ConsentRevoked')
    const upper = { ...log, topics: log.topics.map((topic) => `0x${topic.slice(2).toUpperCase()}`) }
    expect(read(upper)).to.deep.equal(read(log))
  })

  it('refuses whatever is not exactly what the ledger emits', () => {
    for (const eventName of names) {
      const { log } = randomLog(eventName)
      const wrong: Record<string, object> = {
        'a byte less': { ...log, data: log.data.slice(0, -2) },
        'half a byte less': { ...log, data: log.data.slice(0, -1) },
        'a word more': { ...log, data: `${log.data}${'0'.repeat(64)}` },
        'a byte more': { ...log, data: `${log.data}00` },
        'no data': { ...log, data: undefined },
        'no 0x': { ...log, data: `00${log.data.slice(2)}` },
        'a topic less': { ...log, topics: log.topics.slice(0, -1) },
        'a topic more': { ...log, topics: [...log.topics, random32()] },
        'topics that are no list': { ...log, topics: 'none' },
        'a topic that is no hash': { ...log, topics: [...log.topics.slice(0, -1), '0x12'] },
        'another event': { ...log, topics: [random32(), ...log.topics.slice(1)] },
        'another brand': { ...log, topics: [log.topics[0], random32(), ...log.topics.slice(2)] },
        'another contract': { ...log, address: randomAddress() },
        'no address': { ...log, address: 7 },
        'a number that is none': { ...log, blockNumber: 12 },
        'a number with a leading zero': { ...log, blockNumber: '0x01' },
        'a number beyond all blocks': { ...log, blockNumber: `0x${'f'.repeat(16)}` },
        'no block hash': { ...log, blockHash: null },
        'an index that is none': { ...log, logIndex: 'first' },
        'a transaction hash that is none': { ...log, transactionHash: '0x' },
      }
      for (const [what, changed] of Object.entries(wrong)) {
        expect(() => read(changed), `${eventName} with ${what}`).to.throw(NodeAnswerInvalidError)
      }
    }
    const { log } = randomLog('ConsentRevoked')
    const dirty = [
      `0x${'0'.repeat(63)}2${log.data.slice(66)}`,
      `0x1${log.data.slice(3)}`,
      `${log.data.slice(0, 66)}1${log.data.slice(67)}`,
    ]
    for (const data of dirty) expect(() => read({ ...log, data }), data).to.throw(NodeAnswerInvalidError)
  })
})

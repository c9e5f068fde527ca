import { type Address, encodeAbiParameters, encodeEventTopics, type Hex, numberToHex } from 'viem'
import { consentLedgerAbi } from '../../sdk/src/abi/consentLedgerAbi.ts'
import type { Block } from './block.ts'
import type { LedgerChange } from './ledgerCall.ts'

const topicOf = (eventName: string) => encodeEventTopics({ abi: consentLedgerAbi, eventName } as never)[0] as Hex
const topics = {
  named: topicOf('BrandUpdated'),
  notice: topicOf('NoticePublished'),
  grants: topicOf('GrantsRecorded'),
  uses: topicOf('UsesRecorded'),
  revoked: topicOf('ConsentRevoked'),
}
const senderWord = `${'0'.repeat(24)}${'5e'.repeat(20)}`
const flag = (value: boolean) => `${'0'.repeat(63)}${value ? 1 : 0}`

type Log = { readonly topics: readonly Hex[]; readonly data: Hex }

function encode(change: LedgerChange, brandId: Hex): Log {
  switch (change.kind) {
    case 'revoked':
      return { topics: [topics.revoked, brandId, change.lock], data: `0x${flag(change.byBrand)}${senderWord}` }
    case 'grants':
      return { topics: [topics.grants, brandId, change.root], data: `0x${senderWord}` }
    case 'uses':
      return { topics: [topics.uses, brandId, change.root], data: `0x${change.digest.slice(2)}${senderWord}` }
    case 'notice': {
      const data = encodeAbiParameters([{ type: 'uint32' }, { type: 'bytes' }], [change.number, change.document])
      return { topics: [topics.notice, brandId, change.noticeHash], data }
    }
    case 'named': {
      const data = encodeAbiParameters([{ type: 'string' }, { type: 'string' }], [change.name, change.domain])
      return { topics: [topics.named, brandId], data }
    }
  }
}

/** The logs of a block, as `eth_getLogs` gives them. */
export function ledgerLogs(block: Block, { ledger, brandId }: { readonly ledger: Address; readonly brandId: Hex }) {
  const logs: object[] = []
  block.transactions.forEach(({ hash, changes }, transactionIndex) => {
    for (const change of changes) {
      logs.push({
        address: ledger,
        ...encode(change, brandId),
        blockNumber: numberToHex(block.number),
        blockHash: block.hash,
        blockTimestamp: numberToHex(block.timestamp),
        transactionHash: hash,
        transactionIndex: numberToHex(transactionIndex),
        logIndex: numberToHex(logs.length),
        removed: false,
      })
    }
  })
  return logs
}

import { readFileSync, writeFileSync } from 'node:fs'
import { type Hex, hexToBigInt, hexToNumber, keccak256, numberToHex, toRlp } from 'viem'

type Header = Record<(typeof words)[number] | (typeof numbers)[number], Hex>
type State = {
  block: { number: Hex; timestamp: Hex }
  best_block_number: number | Hex
  blocks: { header: Header; transactions: unknown[]; ommers: unknown[]; withdrawals: unknown }[]
}

const words = [
  'parentHash',
  'sha3Uncles',
  'miner',
  'stateRoot',
  'transactionsRoot',
  'receiptsRoot',
  'logsBloom',
  'extraData',
  'mixHash',
  'nonce',
  'withdrawalsRoot',
  'parentBeaconBlockRoot',
] as const
const numbers = [
  'difficulty',
  'number',
  'gasLimit',
  'gasUsed',
  'timestamp',
  'baseFeePerGas',
  'blobGasUsed',
  'excessBlobGas',
] as const
/** The fields of a Cancun header in the order they are hashed in (EIP-4844, EIP-4788). */
const order = [
  'parentHash',
  'sha3Uncles',
  'miner',
  'stateRoot',
  'transactionsRoot',
  'receiptsRoot',
  'logsBloom',
  'difficulty',
  'number',
  'gasLimit',
  'gasUsed',
  'timestamp',
  'extraData',
  'mixHash',
  'nonce',
  'baseFeePerGas',
  'withdrawalsRoot',
  'blobGasUsed',
  'excessBlobGas',
  'parentBeaconBlockRoot',
] as const satisfies readonly (keyof Header)[]

function hashHeader(header: Header): Hex {
  const fields = order.map((name): Hex => {
    if (!numbers.some((number) => number === name)) return header[name]
    const value = hexToBigInt(header[name])
    if (value === 0n) return '0x'
    const digits = value.toString(16)
    return `0x${digits.length % 2 === 0 ? digits : `0${digits}`}`
  })
  return keccak256(toRlp(fields))
}

/**
 * Makes the chain in an anvil's state file longer by empty blocks, each with its parent's hash. To mine them takes anvil
 * a time that grows with the square of their number; this takes a second for 50,000. The anvil must have ended, and its
 * newest block must be empty (mine one).
 *
 * @param stateFile what `--state` names
 * @param count how many blocks
 * @param seconds between two blocks
 */
export function appendBlocks(stateFile: string, count: number, seconds = 2): void {
  const state = JSON.parse(readFileSync(stateFile, 'utf8')) as State
  const newest = state.blocks.reduce((a, b) => (hexToNumber(a.header.number) > hexToNumber(b.header.number) ? a : b))
  if (newest.transactions.length > 0) throw new Error('the newest block is not empty: mine one before the anvil ends')
  let { header } = newest
  for (let block = 0; block < count; block++) {
    header = {
      ...header,
      parentHash: hashHeader(header),
      number: numberToHex(hexToNumber(header.number) + 1),
      timestamp: numberToHex(hexToNumber(header.timestamp) + seconds),
    }
    state.blocks.push({ ...newest, header })
  }
  state.block.number = header.number
  state.block.timestamp = header.timestamp
  state.best_block_number = typeof state.best_block_number === 'number' ? hexToNumber(header.number) : header.number
  writeFileSync(stateFile, JSON.stringify(state))
}

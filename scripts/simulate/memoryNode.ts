import {
  type Address,
  decodeFunctionData,
  encodeFunctionResult,
  type Hex,
  HttpRequestError,
  numberToHex,
  zeroAddress,
} from 'viem'
import { consentLedgerAbi } from '../../sdk/src/abi/consentLedgerAbi.ts'
import { type Block, moveTo } from './block.ts'
import type { LedgerCall } from './ledgerCall.ts'
import { ledgerLogs } from './ledgerLogs.ts'
import type { MemoryChain } from './memoryChain.ts'
import { selectors } from './selectors.ts'

const word = (value: number | bigint) => BigInt(value).toString(16).padStart(64, '0')

/** An answer of JSON-RPC that is an error. */
class RpcFailure extends Error {
  override readonly name = 'RpcFailure'
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

/** The node is not reached. */
export class NodeDown extends HttpRequestError {
  constructor() {
    super({ url: 'http://node.invalid', details: 'the connection was refused' })
  }
}

export type MemoryNode = ReturnType<typeof createMemoryNode>

/**
 * A node of the chain in memory, asked as any other: method and parameters of JSON-RPC. It has its own view of the chain, so it can lag, stand
 * still on a branch that is gone, or be down.
 */
export function createMemoryNode(
  chain: MemoryChain,
  { chainId, ledger, brandId }: { readonly chainId: number; readonly ledger: Address; readonly brandId: Hex },
) {
  const path: Block[] = [...chain.path]
  let isDown = false
  /** Requests until it fails once; null: it does not. */
  let failsIn: number | null = null
  let onRequest: () => void = () => undefined

  function blockAt(number: Hex): Block | undefined {
    return path[Number(number)]
  }

  const header = ({ number, hash, parent, timestamp }: Block) => ({
    number: numberToHex(number),
    hash,
    parentHash: parent?.hash ?? hash,
    timestamp: numberToHex(timestamp),
    transactions: [],
  })

  function readLogs({ fromBlock, toBlock, topics }: { fromBlock: Hex; toBlock: Hex; topics: readonly unknown[] }) {
    if (topics[1] !== brandId) return []
    const from = Number(fromBlock)
    return path.slice(from, Number(toBlock) + 1).flatMap((block) => ledgerLogs(block, { ledger, brandId }))
  }

  /** A view function of the ledger, as of a block this node has in its chain. */
  function call({ data }: { data: Hex }, { blockHash }: { blockHash?: Hex }): Hex {
    const at = blockHash === undefined ? path.at(-1) : path.findLast(({ hash }) => hash === blockHash)
    if (at === undefined) throw new RpcFailure(-32_000, 'header not found')
    const blocks = at === path.at(-1) ? path : path.slice(0, at.number + 1)
    const isOwn = data.slice(10, 74) === brandId.slice(2)
    switch (data.slice(0, 10)) {
      case selectors.revocationDigest:
        return isOwn ? at.revocations : `0x${word(0)}`
      case selectors.useDigest:
        return isOwn ? at.uses : `0x${word(0)}`
      case selectors.latestNotice:
        return isOwn ? at.latestNotice : `0x${word(0)}`
      case selectors.brandOf:
        return encodeBrand(at, path[0] as Block)
      case selectors.noticeOf: {
        const notice = chain.noticeOn(blocks, `0x${data.slice(74, 138)}`)
        return notice === undefined
          ? `0x${word(0).repeat(3)}`
          : `0x${word(notice.block.timestamp)}${word(notice.block.number)}${word(notice.number)}`
      }
      case selectors.recordedAt: {
        const count = Number(`0x${data.slice(138, 202)}`)
        let times = ''
        for (let index = 0; index < count; index++) {
          const root: Hex = `0x${data.slice(202 + index * 64, 266 + index * 64)}`
          times += word(chain.recordingOn(blocks, root)?.timestamp ?? 0)
        }
        return `0x${word(32)}${word(count)}${times}`
      }
    }
    throw new RpcFailure(-32_601, `the chain in memory has no view ${data.slice(0, 10)}`)
  }

  function readCall({ data }: { data: Hex }): LedgerCall {
    const { functionName, args } = decodeFunctionData({ abi: consentLedgerAbi, data })
    switch (functionName) {
      case 'recordGrants':
      case 'recordUses':
        return { kind: functionName, root: args[1] }
      case 'revokeAsBrand':
        return { kind: 'revokeAsBrand', locks: args[1] }
      case 'revoke':
        return { kind: 'revoke', secrets: args[0].flatMap(({ secrets }) => secrets) }
    }
    throw new RpcFailure(-32_601, `the chain in memory has no ${functionName}`)
  }

  function answer(method: string, params: readonly unknown[]): unknown {
    switch (method) {
      case 'eth_chainId':
        return numberToHex(chainId)
      case 'eth_getBlockByNumber': {
        const block = params[0] === 'latest' ? path.at(-1) : blockAt(params[0] as Hex)
        return block === undefined ? null : header(block)
      }
      case 'eth_getLogs':
        return readLogs(params[0] as Parameters<typeof readLogs>[0])
      case 'eth_call':
        return call(params[0] as { data: Hex }, (typeof params[1] === 'object' ? params[1] : {}) as { blockHash?: Hex })
      case 'eth_estimateGas':
        if (chain.isRefused(readCall(params[0] as { data: Hex }))) throw new RpcFailure(3, 'execution reverted')
        return '0x186a0'
      case 'eth_sendTransaction':
        return chain.send(readCall(params[0] as { data: Hex }))
      case 'eth_getTransactionCount':
        return '0x1'
      case 'eth_getTransactionByHash': {
        const hash = params[0] as Hex
        const isThere =
          chain.isPending(hash) ||
          path.slice(-64).some(({ transactions }) => transactions.some((included) => included.hash === hash))
        return isThere ? { hash, blockNumber: null, type: '0x2' } : null
      }
    }
    throw new RpcFailure(-32_601, `the chain in memory has no ${method}`)
  }

  return {
    /** The newest block it has. */
    get head() {
      return path.at(-1) as Block
    },
    get isDown() {
      return isDown
    },
    set isDown(value: boolean) {
      isDown = value
    },
    /** Lets it fail once, after so many more requests. */
    failAfter(requests: number) {
      failsIn = requests
    },
    /** Whether a failure that was asked for is still to come. */
    get willFail() {
      return failsIn !== null
    },
    /** It fails no more. */
    calm() {
      failsIn = null
    },
    /** Called at each request, before it is answered. */
    set onRequest(listener: () => void) {
      onRequest = listener
    },
    moveTo: (block: Block) => moveTo(path, block),

    async request({ method, params = [] }: { method: string; params?: unknown }): Promise<unknown> {
      onRequest()
      if (failsIn !== null && failsIn-- <= 0) {
        failsIn = null
        throw new NodeDown()
      }
      if (isDown) throw new NodeDown()
      return answer(method, params as readonly unknown[])
    },
  }
}

let lastBrand: { readonly name: string; readonly domain: string; readonly answer: Hex } | null = null

function encodeBrand({ name, domain }: Block, first: Block): Hex {
  if (lastBrand?.name === name && lastBrand.domain === domain) return lastBrand.answer
  const owner: Address = `0x${'5e'.repeat(20)}`
  const registeredAt = BigInt(first.timestamp)
  const result = { owner, registeredAt, pendingOwner: zeroAddress, name, domain }
  const answer = encodeFunctionResult({ abi: consentLedgerAbi, functionName: 'brandOf', result })
  lastBrand = { name, domain, answer }
  return answer
}

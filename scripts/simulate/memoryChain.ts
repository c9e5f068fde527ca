import { createHash } from 'node:crypto'
import { type Hex, keccak256 } from 'viem'
import type { HashBackend } from '../../sdk/src/protocol/cryptoBackend.ts'
import { zeroHash } from '../../sdk/src/protocol/digest.ts'
import { createDigestReplay } from '../../sdk/src/protocol/digestReplay.ts'
import { type Block, type Included, moveTo } from './block.ts'
import type { LedgerCall, LedgerChange } from './ledgerCall.ts'

type Pending = { readonly hash: Hex; readonly call: LedgerCall }

export type MemoryChain = ReturnType<typeof createMemoryChain>

/**
 * A chain in memory with one ledger that has one brand: the rules of docs/protocol.md for the calls that change what a guard decides, and blocks
 * that can be taken back. No EVM, no signatures, no gas; hashes of blocks and transactions are made up.
 *
 * @param start.timestamp of the first block, which registers the brand and publishes its notice
 */
export function createMemoryChain(start: {
  readonly timestamp: number
  readonly name: string
  readonly domain: string
  readonly document: Hex
  readonly crypto: HashBackend
  readonly lockOf: (secret: Hex) => Hex
}) {
  const { crypto, lockOf } = start
  const path: Block[] = []
  let pool: Pending[] = []
  let made = 0

  // Where each was written, on any branch: on a path it is the one whose block is in it.
  const spends = new Map<Hex, { readonly block: Block; readonly byBrand: boolean }[]>()
  const recordings = new Map<Hex, Block[]>()
  const notices = new Map<Hex, { readonly block: Block; readonly number: number }[]>()

  function madeUpHash(): Hex {
    return `0x${createHash('sha256').update(`${start.timestamp} ${made++}`).digest('hex')}`
  }

  const isOn = (blocks: readonly Block[], block: Block) => blocks[block.number] === block

  function note<value>(book: Map<Hex, value[]>, key: Hex, value: value): void {
    const known = book.get(key)
    if (known) known.push(value)
    else book.set(key, [value])
  }

  const spendOn = (blocks: readonly Block[], lock: Hex) => spends.get(lock)?.find(({ block }) => isOn(blocks, block))
  const recordingOn = (blocks: readonly Block[], root: Hex) =>
    recordings.get(root)?.find((block) => isOn(blocks, block))
  const noticeOn = (blocks: readonly Block[], hash: Hex) => notices.get(hash)?.find(({ block }) => isOn(blocks, block))

  type Mutable = { -readonly [key in keyof Block]: Block[key] }

  function execute(block: Mutable, call: LedgerCall): LedgerChange[] {
    const spend = (lock: Hex, byBrand: boolean): LedgerChange[] => {
      if (spendOn(path, lock)) return []
      note(spends, lock, { block, byBrand })
      const digest = createDigestReplay({ revocations: block.revocations, crypto })
      digest.revoke({ lock, at: block.timestamp, byBrand })
      block.revocations = digest.revocations
      return [{ kind: 'revoked', lock, byBrand }]
    }
    switch (call.kind) {
      case 'revoke':
        return call.secrets.flatMap((secret) => spend(lockOf(secret), false))
      case 'revokeAsBrand':
        return call.locks.flatMap((lock) => spend(lock, true))
      case 'recordGrants':
        if (recordingOn(path, call.root)) return []
        note(recordings, call.root, block)
        return [{ kind: 'grants', root: call.root }]
      case 'recordUses': {
        const digest = createDigestReplay({ uses: block.uses, crypto })
        digest.recordUses({ root: call.root, at: block.timestamp })
        block.uses = digest.uses
        return [{ kind: 'uses', root: call.root, digest: block.uses }]
      }
      case 'publishNotice': {
        const noticeHash = keccak256(call.document)
        if (noticeOn(path, noticeHash)) return []
        block.latestNotice = noticeHash
        block.notices++
        note(notices, noticeHash, { block, number: block.notices })
        return [{ kind: 'notice', noticeHash, number: block.notices, document: call.document }]
      }
      case 'updateBrand':
        block.name = call.name
        block.domain = call.domain
        return [{ kind: 'named', name: call.name, domain: call.domain }]
    }
  }

  function append(timestamp: number, calls: readonly Pending[]): Block {
    const parent = path.at(-1) ?? null
    const { revocations = zeroHash, uses = zeroHash, latestNotice = zeroHash, notices: count = 0 } = parent ?? {}
    const transactions: Included[] = []
    const block: Mutable = {
      number: path.length,
      hash: madeUpHash(),
      parent,
      timestamp,
      transactions,
      revocations,
      uses,
      latestNotice,
      notices: count,
      name: parent?.name ?? '',
      domain: parent?.domain ?? '',
    }
    path.push(block)
    for (const { hash, call } of calls) {
      transactions.push({ hash, changes: execute(block, call) })
      callOf.set(hash, call)
    }
    return block
  }

  const callOf = new Map<Hex, LedgerCall>()
  const pend = (call: LedgerCall): Pending => ({ hash: madeUpHash(), call })
  append(start.timestamp, [
    pend({ kind: 'updateBrand', name: start.name, domain: start.domain }),
    pend({ kind: 'publishNotice', document: start.document }),
  ])

  return {
    /** The blocks of the chain as it stands. */
    path: path as readonly Block[],
    get head() {
      return path.at(-1) as Block
    },
    spendOn,
    recordingOn,
    noticeOn,
    isPending: (hash: Hex) => pool.some((pending) => pending.hash === hash),
    /** Whether the ledger would refuse the call now. */
    isRefused: (call: LedgerCall) => call.kind === 'recordGrants' && recordingOn(path, call.root) !== undefined,

    /** Takes a transaction for the next block. */
    send(call: LedgerCall): Hex {
      const pending = pend(call)
      pool.push(pending)
      return pending.hash
    },

    /** Makes a block of what waits. */
    mine(timestamp: number): Block {
      const calls = pool
      pool = []
      return append(timestamp, calls)
    },

    /**
     * Puts other blocks in place of the newest.
     *
     * @param depth how many are taken back
     * @param length how many come instead, a second after each other at least
     * @param comesBack which of the transactions that were in them wait for a block again; the others are lost
     */
    reorg(depth: number, length: number, comesBack: () => boolean): void {
      const removed = path.slice(path.length - depth)
      const last = path.at(-1) as Block
      moveTo(path, path[path.length - 1 - depth] as Block)
      const again = removed
        .flatMap(({ transactions }) => transactions)
        .filter(comesBack)
        .map(({ hash }) => ({ hash, call: callOf.get(hash) as LedgerCall }))
      const calls = [...again, ...pool]
      pool = []
      const from = (path.at(-1) as Block).timestamp
      for (let index = 0; index < length; index++) {
        const timestamp = Math.max(
          from + 1 + index,
          Math.floor(from + ((last.timestamp - from) * (index + 1)) / length),
        )
        append(timestamp, calls.splice(0, Math.ceil(calls.length / (length - index))))
      }
    },
  }
}

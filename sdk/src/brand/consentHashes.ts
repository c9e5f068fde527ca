import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from '@noble/hashes/utils.js'
import type { Hex } from 'viem'
import { bytesToHex } from 'viem'
import type { SnapshotSink, SnapshotSource } from './snapshotFile.ts'

/** Hashes of one block, and bytes of it. */
const blockBits = 12
const blockMask = (1 << blockBits) - 1
const blockBytes = 32 << blockBits

/** Blocks kept in memory: the newest, where nearly all writing happens. */
const keptBlocks = 16

export type ConsentHashes = {
  /** The hash of a receipt as it was set; 32 zero bytes after `clear`. */
  read(receipt: number): Uint8Array
  /** The same as hex; null after `clear`. */
  hexOf(receipt: number): Hex | null
  set(receipt: number, hash: Uint8Array): void
  /** Overwrites a hash, in the file too. */
  clear(receipt: number): void
  save(sink: SnapshotSink): void
  load(source: SnapshotSource): void
  close(): void
}

/**
 * The hashes of consents by receipt, 32 bytes each: the largest part of what a guard knows, and the one it never decides by. All but the
 * newest lie in a temporary file that loses its name as soon as it is made, so that nothing of it outlives the process. Where no file can be
 * made or written, they stay in memory.
 */
export function createConsentHashes(): ConsentHashes {
  /** By block: its bytes, or null once they are in the file. */
  const blocks: (Uint8Array | null | undefined)[] = []
  let kept: number[] = []
  let file: number | null = null
  let hasFile = true

  function openFile(): number | null {
    if (file !== null || !hasFile) return file
    const path = join(tmpdir(), `consent-ledger-${bytesToHex(randomBytes(12)).slice(2)}`)
    try {
      file = openSync(path, 'wx+', 0o600)
      rmSync(path)
    } catch {
      // A file that cannot lose its name is not left behind.
      close()
      rmSync(path, { force: true })
      hasFile = false
    }
    return file
  }

  function close(): void {
    if (file !== null) closeSync(file)
    file = null
  }

  function writeBlock(block: number): boolean {
    const target = openFile()
    const bytes = blocks[block]
    if (target === null || !bytes) return false
    try {
      return writeSync(target, bytes, 0, blockBytes, block * blockBytes) === blockBytes
    } catch {
      return false
    }
  }

  function keep(block: number, bytes: Uint8Array): void {
    blocks[block] = bytes
    kept.push(block)
    if (kept.length > keptBlocks) {
      const oldest = Math.min(...kept)
      if (oldest !== block && writeBlock(oldest)) {
        blocks[oldest] = null
        kept = kept.filter((other) => other !== oldest)
      }
    }
  }

  function readBlock(block: number): Uint8Array {
    const bytes = blocks[block]
    if (bytes) return bytes
    const copy = new Uint8Array(blockBytes)
    readSync(file as number, copy, 0, blockBytes, block * blockBytes)
    return copy
  }

  function write(receipt: number, hash: Uint8Array): void {
    const block = receipt >>> blockBits
    if (blocks[block] === undefined) keep(block, new Uint8Array(blockBytes))
    const bytes = blocks[block]
    if (bytes) bytes.set(hash, (receipt & blockMask) * 32)
    else writeSync(file as number, hash, 0, 32, receipt * 32)
  }

  function read(receipt: number): Uint8Array {
    const hash = new Uint8Array(32)
    const bytes = blocks[receipt >>> blockBits]
    const at = (receipt & blockMask) * 32
    if (bytes) hash.set(bytes.subarray(at, at + 32))
    else if (bytes === null && file !== null) readSync(file, hash, 0, 32, receipt * 32)
    return hash
  }

  return {
    read,
    hexOf(receipt) {
      const hash = read(receipt)
      return hash.some((byte) => byte !== 0) ? bytesToHex(hash) : null
    },
    set: write,
    clear: (receipt) => {
      if (blocks[receipt >>> blockBits] !== undefined) write(receipt, new Uint8Array(32))
    },
    save(sink) {
      const present = [...blocks.keys()].filter((block) => blocks[block] !== undefined)
      sink.note(present)
      for (const block of present) sink.array(() => readBlock(block), blockBytes)
    },
    load(source) {
      for (const block of source.note() as number[]) keep(block, source.array(Uint8Array))
    },
    close,
  }
}

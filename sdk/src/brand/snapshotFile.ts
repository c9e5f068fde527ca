import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { endianness } from 'node:os'
import { dirname } from 'node:path'
import { SnapshotRefusedError } from '../errors/snapshotRefusedError.ts'

/** The first line of every snapshot. Another layout is another number. */
const magic = `consent-ledger snapshot 2 ${endianness()}\n`
const digestBytes = 32
const chunkBytes = 1 << 22
/** More than any header, so that a damaged length is not believed. */
const longestHeader = 1 << 28

type Values = Uint8Array | Uint16Array | Uint32Array

/** Where a table puts what it holds: small things as JSON, large ones as they lie in memory. */
export type SnapshotSink = {
  note(value: unknown): void
  /** An array, or a function that brings so many bytes when their turn comes. */
  array(values: Values): void
  array(values: () => Uint8Array, byteLength: number): void
}

/** The same things in the same order. */
export type SnapshotSource = {
  note(): unknown
  array<values extends Values>(kind: new (buffer: ArrayBuffer) => values): values
}

type Header = { readonly about: unknown; readonly notes: readonly unknown[]; readonly lengths: readonly number[] }

/**
 * Writes a snapshot in one go, without giving way to anything else, so that it shows one moment: beside the file first, then in its place.
 * Layout: a line with the version and byte order; the length of the header (4 bytes, big-endian); the header (JSON); the arrays; SHA-256 of
 * all that.
 *
 * @param about whom and what it is of; JSON
 * @returns bytes written
 */
export function writeSnapshotFile(path: string, about: unknown, save: (sink: SnapshotSink) => void): number {
  const notes: unknown[] = []
  const arrays: { byteLength: number; read: () => Uint8Array }[] = []
  save({
    note: (value) => notes.push(value),
    array(values: Values | (() => Uint8Array), byteLength?: number) {
      if (typeof values === 'function') arrays.push({ byteLength: byteLength as number, read: values })
      else arrays.push({ byteLength: values.byteLength, read: () => bytesOf(values) })
    },
  })
  const header = Buffer.from(JSON.stringify({ about, notes, lengths: arrays.map(({ byteLength }) => byteLength) }))
  const headerLength = Buffer.alloc(4)
  headerLength.writeUInt32BE(header.length)

  const fresh = `${path}.new`
  rmSync(fresh, { force: true })
  const file = openSync(fresh, 'wx', 0o600)
  let written = 0
  try {
    const hash = createHash('sha256')
    const write = (bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, Math.min(chunkBytes, bytes.length - at))
      written += bytes.length
    }
    for (const bytes of [Buffer.from(magic), headerLength, header]) {
      hash.update(bytes)
      write(bytes)
    }
    for (const { read } of arrays) {
      const bytes = read()
      hash.update(bytes)
      write(bytes)
    }
    write(hash.digest())
    fsyncSync(file)
  } catch (error) {
    closeSync(file)
    rmSync(fresh, { force: true })
    throw error
  }
  closeSync(file)
  renameSync(fresh, path)
  // The name is on disk too: a system that cannot sync a folder (Windows) writes it by itself.
  try {
    const folder = openSync(dirname(path), 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  } catch {}
  return written
}

export type SnapshotFile = {
  readonly about: unknown
  readonly source: SnapshotSource
  close(): void
}

/**
 * Opens a snapshot and reads it to its end before believing any of it.
 *
 * @throws {SnapshotRefusedError} `missing`, `damaged`, or `foreign` when another version or machine wrote it
 */
export function openSnapshotFile(path: string): SnapshotFile {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    throw new SnapshotRefusedError({ path, reason: 'missing' }, { cause: error })
  }
  try {
    const { header, start } = readHeader(file, path)
    let at = start
    let [note, array] = [0, 0]
    return {
      about: header.about,
      source: {
        note: () => header.notes[note++],
        array(kind) {
          const bytes = new Uint8Array(header.lengths[array++] as number)
          if (readFull(file, bytes, at) !== bytes.length) throw new SnapshotRefusedError({ path, reason: 'damaged' })
          at += bytes.length
          return new kind(bytes.buffer)
        },
      },
      close: () => closeSync(file),
    }
  } catch (error) {
    closeSync(file)
    throw error
  }
}

function readHeader(file: number, path: string): { header: Header; start: number } {
  const damaged = () => new SnapshotRefusedError({ path, reason: 'damaged' })
  const first = Buffer.alloc(magic.length + 4)
  const read = readFull(file, first, 0)
  const line = first.toString('latin1', 0, Math.min(read, magic.length))
  if (line !== magic) {
    const isOther = /^consent-ledger snapshot \d+ [BL]E\n$/.test(line)
    throw isOther ? new SnapshotRefusedError({ path, reason: 'foreign' }) : damaged()
  }
  const length = first.readUInt32BE(magic.length)
  if (read < first.length || length > longestHeader) throw damaged()
  const text = Buffer.alloc(length)
  if (readFull(file, text, first.length) < length) throw damaged()

  // What follows is trusted only if the whole file is as it was written.
  const hash = createHash('sha256')
  const chunk = new Uint8Array(chunkBytes)
  let held = new Uint8Array(0)
  let total = 0
  for (;;) {
    const count = readFull(file, chunk, total)
    if (count === 0) break
    total += count
    const bytes = Buffer.concat([held, chunk.subarray(0, count)])
    hash.update(bytes.subarray(0, -digestBytes))
    held = Uint8Array.from(bytes.subarray(-digestBytes))
    if (count < chunkBytes) break
  }
  if (held.length < digestBytes || !hash.digest().equals(held)) throw damaged()
  const header = JSON.parse(text.toString()) as Header
  const start = first.length + length
  const end = header.lengths.reduce((sum, bytes) => sum + bytes, start)
  if (end + digestBytes !== total) throw damaged()
  return { header, start }
}

/** Reads until the buffer is full or the file ends. */
function readFull(file: number, target: Uint8Array, position: number): number {
  let at = 0
  while (at < target.length) {
    const count = readSync(file, target, at, Math.min(chunkBytes, target.length - at), position + at)
    if (count === 0) break
    at += count
  }
  return at
}

function bytesOf(values: Values): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}

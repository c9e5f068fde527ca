import type { AbiParameter, Hex } from 'viem'
import { ledgerInterface } from './ledgerInterface.ts'

/** Raised inside when calldata is no call of the ledger. */
class UndecodableError extends Error {
  override readonly name = 'UndecodableError'
}

const selectorSize = 4n
const largestLength = 2n ** 64n - 1n

/** Calldata, read word by word; behind its end all is zero. Positions count from the selector on and modulo 2^256, as in the EVM. */
class Reader {
  private readonly hex: string
  readonly size: bigint

  constructor(hex: string) {
    this.hex = hex
    this.size = BigInt(hex.length / 2)
  }

  bytes(position: bigint, length: bigint): Hex {
    if (position >= this.size) return `0x${'00'.repeat(Number(length))}`
    const digits = Number(length) * 2
    const start = Number(position) * 2
    return `0x${this.hex.slice(start, start + digits).padEnd(digits, '0')}`
  }

  number(position: bigint): bigint {
    return BigInt(this.bytes(position, 32n))
  }
}

const wrap = (value: bigint) => BigInt.asUintN(256, value)
const signed = (value: bigint) => BigInt.asIntN(256, value)

function refuseUnless(condition: boolean): void {
  if (!condition) throw new UndecodableError('the calldata is no call of the ledger')
}

/** Where the content of an array, bytes or text begins, and how many members it has. All of them must be there. */
function readLength(reader: Reader, position: bigint, memberSize: bigint): { start: bigint; length: bigint } {
  const length = reader.number(position)
  refuseUnless(length <= largestLength)
  const start = wrap(position + 32n)
  refuseUnless(signed(start) <= signed(wrap(reader.size - length * memberSize)))
  return { start, length }
}

function readWords(reader: Reader, start: bigint, length: bigint): Hex[] {
  return Array.from({ length: Number(length) }, (_, index) => reader.bytes(wrap(start + 32n * BigInt(index)), 32n))
}

/** Follows an offset inside of an array or a struct. It is relative to `base`, and the `least` bytes behind it must be there. */
function follow(reader: Reader, base: bigint, position: bigint, least: bigint): bigint {
  const offset = reader.number(position)
  refuseUnless(signed(offset) < signed(wrap(reader.size - base - (least - 1n))))
  return wrap(base + offset)
}

function readValue(reader: Reader, { type }: AbiParameter, position: bigint): unknown {
  const word = reader.number(position)
  switch (type) {
    case 'bytes32':
      return reader.bytes(position, 32n)
    case 'address':
      refuseUnless(word < 2n ** 160n)
      return reader.bytes(position + 12n, 20n)
    case 'bool':
      refuseUnless(word < 2n)
      return word === 1n
  }
  const place = selectorSize + word
  refuseUnless(word <= largestLength && place + 31n < reader.size)
  if (type === 'bytes') {
    const { start, length } = readLength(reader, place, 1n)
    return reader.bytes(start, length)
  }
  const { start, length } = readLength(reader, place, 32n)
  if (type === 'bytes32[]') return readWords(reader, start, length)
  if (type !== 'tuple[]') throw new TypeError(`no rule to read a ${type}`)
  return Array.from({ length: Number(length) }, (_, index) => {
    const struct = follow(reader, start, start + 32n * BigInt(index), 64n)
    const secrets = readLength(reader, follow(reader, struct, wrap(struct + 32n), 32n), 32n)
    return { brandId: reader.bytes(struct, 32n), secrets: readWords(reader, secrets.start, secrets.length) }
  })
}

/**
 * Reads calldata by the rules of Solidity's ABI: unknown selectors, missing bytes, and set bits that an address or a boolean has no room for
 * are refused; bytes that nothing points to are not. Offsets may point anywhere, even backwards.
 *
 * @returns the function and its values; null when the ledger cannot read it, and reverts without saying why
 */
export function decodeCall(data: Hex): { readonly name: string; readonly args: readonly unknown[] } | null {
  const found = ledgerInterface.functionOf(data.slice(0, 10) as Hex)
  if (found === undefined) return null
  const reader = new Reader(data.slice(2))
  const head = (index: number) => selectorSize + 32n * BigInt(index)
  if (reader.size < head(found.inputs.length)) return null
  try {
    return { name: found.name, args: found.inputs.map((input, index) => readValue(reader, input, head(index))) }
  } catch (error) {
    if (error instanceof UndecodableError) return null
    throw error
  }
}

import type { Hex } from 'viem'
import { EndpointRefusalError } from '../../errors/endpointRefusalError.ts'
import type { JsonValue } from '../../protocol/strictJson.ts'

/**
 * Reads a list of 32-byte hex strings, each in lower case.
 *
 * @throws {EndpointRefusalError} naming the place when it is anything else
 */
export function readHexList(value: JsonValue | undefined, field: string, most: number): Hex[] {
  if (!Array.isArray(value)) return refuse(field, 'This is not a list.')
  if (value.length > most) return refuse(field, `This list has ${value.length} entries; ${most} are taken at a time.`)
  return value.map((item, index) =>
    typeof item === 'string' && /^0x[0-9a-fA-F]{64}$/.test(item)
      ? (item.toLowerCase() as Hex)
      : refuse(`${field}[${index}]`, 'This is not 32 bytes as 0x and 64 hex digits.'),
  )
}

function refuse(field: string, detail: string): never {
  throw new EndpointRefusalError({
    status: 400,
    code: 'malformed',
    field,
    detail,
    fix: 'Correct the value and send again.',
  })
}

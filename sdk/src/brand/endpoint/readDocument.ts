import { EndpointRefusalError } from '../../errors/endpointRefusalError.ts'
import { MalformedJsonError } from '../../errors/malformedJsonError.ts'
import { type JsonValue, parseJson } from '../../protocol/strictJson.ts'

/**
 * Reads a JSON object with exactly the named members.
 *
 * @throws {EndpointRefusalError} naming the place when it is anything else
 */
export function readDocument<name extends string>(body: Uint8Array, members: readonly name[]): Record<name, JsonValue> {
  const wanted = `{ ${members.map((member) => `"${member}"`).join(', ')} }`
  let value: JsonValue
  try {
    value = parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body))
  } catch (error) {
    const isJson = error instanceof MalformedJsonError
    throw new EndpointRefusalError(
      {
        status: 400,
        code: 'malformed',
        field: isJson && error.path !== '' ? error.path : null,
        detail: isJson ? `The body is not the JSON that is expected: ${error.message}` : 'The body is not UTF-8 text.',
        fix: `Send ${wanted} whole; it may have been cut off on the way.`,
      },
      { cause: error },
    )
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    refuse(null, 'The body is not a JSON object.', wanted)
  const document = value as Record<string, JsonValue>
  for (const member of members) if (!Object.hasOwn(document, member)) refuse(member, `"${member}" is missing.`, wanted)
  const extra = Object.keys(document).find((key) => !members.includes(key as name))
  if (extra !== undefined) refuse(extra, 'This member is not known.', wanted)
  return document as Record<name, JsonValue>
}

function refuse(field: string | null, detail: string, wanted: string): never {
  throw new EndpointRefusalError({ status: 400, code: 'malformed', field, detail, fix: `Send ${wanted}.` })
}

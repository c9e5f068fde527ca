import { MalformedJsonError, parseJson } from '@consent-ledger/sdk'
import type { Context } from 'hono'
import * as v from 'valibot'
import { Problem } from './problem.ts'

/**
 * Reads the JSON body of a request strictly.
 * @param context the request
 * @param schema what the body must be; its messages must not repeat what was sent
 * @returns the parsed body
 * @throws {Problem} 400, 415 or 422
 */
export async function readJson<Schema extends v.GenericSchema>(
  context: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const contentType = context.req.header('content-type') ?? ''
  if (contentType.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    throw new Problem({
      status: 415,
      code: 'unsupported-media-type',
      title: 'Not JSON',
      detail: 'Send the body as JSON, with the header Content-Type: application/json.',
    })
  }

  let json: unknown
  try {
    json = parseJson(await context.req.text())
  } catch (error) {
    if (!(error instanceof MalformedJsonError)) throw error
    throw new Problem({
      status: 400,
      code: 'malformed-json',
      title: 'The body is not strict JSON',
      detail: 'Send one JSON value without duplicate keys and with whole numbers only.',
    })
  }

  const result = v.safeParse(schema, json, { abortEarly: true })
  if (!result.success) {
    const [issue] = result.issues
    const path = pathOf(issue)
    throw new Problem({
      status: 422,
      code: 'malformed-request',
      title: 'The body does not have the right form',
      detail: `${path === '' ? 'The body' : path} ${messageOf(issue)}.`,
      more: { path },
    })
  }
  return result.output
}

/** A field that is missing or too much carries the message of the object it belongs to. */
function messageOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type !== 'strict_object' || !issue.path) return issue.message
  if (issue.expected === 'never') return 'is no field of it'
  return issue.received === 'undefined' ? 'is missing' : issue.message
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}

import * as v from 'valibot'
import type { MalformedJsonProblem } from '../errors/malformedJsonError.ts'
import { formatPath } from './formatPath.ts'
import { findCharacterFault, findLengthFault, findSeparatorFault, type TextRule } from './text.ts'

export type SchemaFault = {
  readonly path: string
  readonly problem: MalformedJsonProblem
  readonly detail: string
}

/** An object with exactly these fields: missing and unknown ones are refused, arrays too. */
export function exactFields<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.pipe(
    v.custom<Record<string, unknown>>((input) => typeof input === 'object' && input !== null && !Array.isArray(input)),
    v.strictObject(entries),
  )
}

/**
 * A condition on a value of the right type.
 *
 * @param problem what is wrong in one word when it fails
 * @param find says what is wrong, or null when nothing is
 */
export function rule<Value>(problem: MalformedJsonProblem, find: (value: Value) => string | null) {
  const check = v.check<Value, (issue: v.CheckIssue<Value>) => string>(
    (value) => find(value) === null,
    (issue) => find(issue.input) ?? '',
  )
  return { ...check, type: problem as 'check' }
}

/** A string that may be signed or published. */
export function textField(textRule?: TextRule) {
  return v.pipe(
    v.string(),
    rule('length', (text: string) => findLengthFault(text, textRule)),
    rule('text', findCharacterFault),
  )
}

/** A string that may be signed or published and stands inside a clause of the statement. */
export function clauseField() {
  return v.pipe(textField(), rule('bad-character', findSeparatorFault))
}

/** An integer from `minimum` to 2^53 − 1. */
export function integerField(minimum: number) {
  return v.pipe(
    v.number(),
    rule('number', (value: number) =>
      Number.isSafeInteger(value) && value >= minimum ? null : `is not an integer from ${minimum} to 2^53 - 1.`,
    ),
  )
}

/**
 * Checks a value against a schema of this file's parts.
 *
 * @returns the output, or what is wrong first and where
 */
export function readSchema<const Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
):
  | { readonly output: v.InferOutput<Schema>; readonly fault: null }
  | { readonly output: null; readonly fault: SchemaFault } {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return { output: result.output, fault: null }
  return { output: null, fault: faultOf(result.issues[0]) }
}

function faultOf(issue: v.BaseIssue<unknown>): SchemaFault {
  const path = formatPath((issue.path ?? []).map((item) => item.key as string | number))
  if (issue.kind === 'validation') return { path, problem: issue.type as MalformedJsonProblem, detail: issue.message }
  if (issue.type === 'strict_object') {
    if (issue.expected === 'never')
      return { path, problem: 'unknown-field', detail: 'is not a field of this document. Remove it.' }
    return { path, problem: 'missing-field', detail: 'is missing.' }
  }
  if (issue.type === 'literal') return { path, problem: 'value', detail: `is not ${issue.expected}.` }
  if (issue.type === 'custom') return { path, problem: 'type', detail: 'is not an object.' }
  return { path, problem: 'type', detail: `is not of type ${issue.expected}.` }
}

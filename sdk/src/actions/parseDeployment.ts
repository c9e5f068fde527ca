import * as v from 'valibot'
import { getAddress } from 'viem'
import { MalformedDeploymentError } from '../errors/malformedDeploymentError.ts'
import type { Deployment } from './deployment.ts'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const address = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{40}$/),
  v.transform((text) => getAddress(text.toLowerCase())),
)
const deploymentSchema = v.strictObject({
  chainId: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  ledger: address,
  verifier: address,
  deploymentBlock: count,
  finality: v.nullable(v.strictObject({ safe: count, finalized: count })),
  idle: v.boolean(),
})

/**
 * Reads a deployment file (`deployments/<chainId>.json`).
 *
 * @param json its text, or its parsed content
 * @throws {MalformedDeploymentError} when it is not a deployment; `path` names the field
 * @example
 * import { readFile } from 'node:fs/promises'
 * import { parseDeployment } from '@consent-ledger/sdk'
 *
 * const deployment = parseDeployment(await readFile('deployments/1.json', 'utf8'))
 */
export function parseDeployment(json: string | object): Deployment {
  let value: unknown = json
  if (typeof json === 'string') {
    try {
      value = JSON.parse(json)
    } catch (cause) {
      throw new MalformedDeploymentError({ path: '' }, { cause })
    }
  }
  const parsed = v.safeParse(deploymentSchema, value)
  if (!parsed.success) throw new MalformedDeploymentError({ path: v.getDotPath(parsed.issues[0]) ?? '' })
  return parsed.output
}

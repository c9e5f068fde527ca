import { type Address, type Hex, isHex, type PublicClient, size } from 'viem'
import { DeployError } from './deployError.ts'

/**
 * Whether a contract is at its address, byte for byte.
 *
 * @throws {DeployError} when other code is there: such an address comes from the code, so chain or node are not what they seem.
 */
export async function isDeployed(
  client: PublicClient,
  { name, address, code }: { readonly name: string; readonly address: Address; readonly code: Hex },
): Promise<boolean> {
  const found = (await client.getCode({ address }))?.toLowerCase()
  if (found === undefined) return false
  if (found === code.toLowerCase()) return true
  throw new DeployError(
    `The code at ${address} is not the ${name} of this build: ${differenceOf(found, code)}. Only that very code can be deployed there, so do not use this chain through this node; ask another one.`,
  )
}

function differenceOf(found: string, code: Hex): string {
  if (!isHex(found) || size(found) !== size(code)) return `${(found.length - 2) / 2} bytes instead of ${size(code)}`
  let at = 2
  while (found.slice(at, at + 2) === code.slice(at, at + 2)) at += 2
  return `byte ${at / 2 - 1} is ${found.slice(at, at + 2)} instead of ${code.slice(at, at + 2)}`
}

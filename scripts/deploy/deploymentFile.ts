import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** The file that says where the contracts of a chain are. */
export function deploymentFile(chainId: number): string {
  return join(root, 'deployments', `${chainId}.json`)
}

import { checkUrl, type Env, isLocalBuild } from './env.ts'

const storageKey = 'consent-ledger.node'

/** Whether plain http on this machine may be asked. */
const isLocal = ({ chainId }: Pick<Env, 'chainId'>) => isLocalBuild && chainId === 31337

/** Whether the page may ask a node at this address. */
export function isNodeUrl(text: string, build: { readonly isLocal: boolean }): boolean {
  try {
    const { username, password } = new URL(checkUrl(text, 'node', build.isLocal))
    return username === '' && password === ''
  } catch {
    return false
  }
}

/** The same for this app, as it is built and configured. */
export const isNodeUrlHere = (text: string, env: Env): boolean => isNodeUrl(text, { isLocal: isLocal(env) })

/** The node the customer chose in this browser; null when those of the operator are read. */
export function storedNode(): string | null {
  return localStorage.getItem(storageKey)
}

/** Remembers the choice. It counts from the next start on. */
export function storeNode(url: string | null): void {
  if (url === null) localStorage.removeItem(storageKey)
  else localStorage.setItem(storageKey, url)
}

/** The configuration with the customer's own node, which is then the only one that is asked. */
export function withOwnNode(env: Env, node: string | null): Env {
  return node !== null && isNodeUrlHere(node, env) ? { ...env, rpcUrls: [node] } : env
}

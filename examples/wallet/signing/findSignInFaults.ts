import type { Address } from 'viem'

/** What is wrong with a sign-in text: what it names, and what it should name. Both are empty if it is malformed. */
export type SignInFault = {
  readonly kind: 'malformed' | 'host' | 'address'
  readonly named: string
  readonly own: string
}

const marker = 'wants you to sign in with your Ethereum account'
const opening = new RegExp(`^(?:([a-z][a-z0-9+.-]*)://)?(\\S+) ${marker}:\\n(0x[0-9a-f]{40})\\n`, 'i')

/**
 * Finds out whether a text signs a person in somewhere else, or as somebody else.
 *
 * @param text to be signed.
 * @param page `url` of the page that asks and `address` of the wallet.
 * @returns the faults; none if all is well or the text is no sign-in text. A host named without port stands for all ports of the host.
 * @see ERC-4361
 */
export function findSignInFaults(
  text: string,
  { url, address }: { readonly url: string; readonly address: Address },
): readonly SignInFault[] {
  if (!text.toLowerCase().includes(marker.toLowerCase())) return []
  const parts = opening.exec(text)
  if (parts === null) return [{ kind: 'malformed', named: '', own: '' }]

  const [, scheme, authority = '', signer = ''] = parts
  const { protocol, host, hostname } = new URL(url)
  const namesPort = /:\d*$/.test(authority)
  const isSameHost = authority.toLowerCase() === (namesPort ? host : hostname)
  const isSameScheme = scheme === undefined || `${scheme.toLowerCase()}:` === protocol

  const faults: SignInFault[] = []
  if (!isSameHost || !isSameScheme) {
    faults.push({ kind: 'host', named: scheme === undefined ? authority : `${scheme}://${authority}`, own: host })
  }
  if (signer.toLowerCase() !== address.toLowerCase()) faults.push({ kind: 'address', named: signer, own: address })
  return faults
}

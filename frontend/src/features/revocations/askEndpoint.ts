import { lockOf, parseJson } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { BrandRefusedError } from '../../config/brandRefusedError.ts'
import { BrandUnreachableError } from '../../config/brandUnreachableError.ts'
import { outlivesPage } from './outlivesPage.ts'

/** Milliseconds the brand may take to accept: it only has to deny and to store. After that the relay is asked to send at once. */
const patience = 4_000

/**
 * Gives secrets to the brand's endpoint, which denies at once and puts them on chain at the brand's cost.
 *
 * @param input.endpoint the endpoint's URL, checked both ways.
 * @returns the locks the brand accepted. The others it does not know: they hang on receipts it never stored.
 * @throws {BrandUnreachableError} when it does not answer in time
 * @throws {BrandRefusedError} when it answers anything else
 */
export async function askEndpoint(input: {
  readonly endpoint: string
  readonly secrets: readonly Hex[]
}): Promise<readonly Hex[]> {
  const domain = new URL(input.endpoint).hostname

  const body = JSON.stringify({ secrets: input.secrets })

  let response: Response
  let text: string
  try {
    response = await fetch(`${input.endpoint}/revocations`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      keepalive: outlivesPage(body),
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    text = await response.text()
  } catch (cause) {
    throw new BrandUnreachableError({ domain }, { cause })
  }
  // 404: none of the locks hangs on a receipt the brand has stored.
  if (response.status === 404) return []
  if (!response.ok) throw new BrandRefusedError({ domain, status: response.status })

  const asked = new Set(input.secrets.map(lockOf))
  return acceptedLocks(text, domain).filter((lock) => asked.has(lock))
}

function acceptedLocks(text: string, domain: string): readonly Hex[] {
  try {
    const json = parseJson(text) as { accepted?: unknown }
    if (Array.isArray(json?.accepted)) {
      return json.accepted.map((entry: { lock?: unknown }) => String(entry?.lock).toLowerCase() as Hex)
    }
  } catch (cause) {
    throw new BrandRefusedError({ domain, status: null }, { cause })
  }
  throw new BrandRefusedError({ domain, status: null })
}

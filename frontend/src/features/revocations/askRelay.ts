import { type Opening, parseJson } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { outlivesPage } from './outlivesPage.ts'
import { RelayRefusedError } from './relayRefusedError.ts'
import { RelayUnreachableError } from './relayUnreachableError.ts'

/** Milliseconds the relay may take: it has to write to its disk before it answers. */
const patience = 8_000

/**
 * Gives secrets of one brand to the public relay, which sends what is still unspent after some seconds and repeats it until final.
 *
 * @param input.after seconds to wait first; 0: at once.
 * @returns the request's id: it is on the relay's disk.
 * @throws {RelayUnreachableError} when it does not answer in time
 * @throws {RelayRefusedError} when it declines, with the seconds after which it may be asked again
 */
export async function askRelay(input: {
  readonly relayUrl: string
  readonly brandId: Hex
  readonly secrets: readonly { readonly secret: Hex; readonly opening: Opening | null }[]
  readonly after: number
}): Promise<string> {
  const body = JSON.stringify({
    brandId: input.brandId,
    secrets: input.secrets.map(({ secret, opening }) => (opening === null ? { secret } : { secret, opening })),
    after: input.after,
  })

  const { response, json } = await fetchJson(`${input.relayUrl}/revocations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
    keepalive: outlivesPage(body),
  })
  if (response.status >= 500) throw new RelayUnreachableError({ cause: response.status })
  if (!response.ok) {
    const retryAfter = typeof json.retryAfter === 'number' ? json.retryAfter : 60
    throw new RelayRefusedError({ status: response.status, retryAfter })
  }
  if (typeof json.id !== 'string') throw new RelayRefusedError({ status: response.status, retryAfter: 60 })
  return json.id
}

/** How far the relay is with a request; null when it does not know the id (any more). */
export type RelayProgress = {
  readonly progress: 'queued' | 'sent' | 'included' | 'final'
  readonly transactionHash: Hex | null
}

/**
 * Reads how far the relay is with a request.
 *
 * @throws {RelayUnreachableError} when it does not answer in time
 */
export async function readRelay(input: {
  readonly relayUrl: string
  readonly requestId: string
}): Promise<RelayProgress | null> {
  const { response, json } = await fetchJson(`${input.relayUrl}/revocations/${encodeURIComponent(input.requestId)}`, {})
  if (response.status === 404) return null
  const progress = (['queued', 'sent', 'included', 'final'] as const).find((state) => state === json.state)
  if (!response.ok || progress === undefined) throw new RelayUnreachableError({ cause: response.status })

  const locks = Array.isArray(json.locks) ? (json.locks as { transactionHash?: unknown }[]) : []
  const hash = locks.map((lock) => lock?.transactionHash).find((one) => typeof one === 'string')
  return { progress, transactionHash: (hash as Hex | undefined) ?? null }
}

async function fetchJson(
  url: string,
  init: RequestInit,
): Promise<{ readonly response: Response; readonly json: Record<string, unknown> }> {
  let response: Response
  let text: string
  try {
    response = await fetch(url, {
      ...init,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    text = await response.text()
  } catch (cause) {
    throw new RelayUnreachableError({ cause })
  }
  try {
    const json = parseJson(text)
    if (typeof json === 'object' && json !== null && !Array.isArray(json))
      return { response, json: json as Record<string, unknown> }
  } catch {
    // An answer that is no JSON is no answer of the relay; the status decides below.
  }
  return { response, json: {} }
}

import type { Receipt } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { endsSoonWithin, listUses, recordingWindow } from './listUses.ts'
import type { UseRow } from './useRow.ts'

type Asked = Parameters<typeof listUses>[0]

/** The answers given last, by brand. */
export type UsesMemory = Map<
  Hex,
  {
    readonly asked: Asked
    readonly fingerprint: string
    readonly uses: readonly UseRow[]
  }
>

/**
 * `listUses`, which answers a question about a brand again only when something in it has changed: the app asks with every block and
 * every second, and with hundreds of brands the answers take longer than a frame.
 *
 * @param memory holds the last answers; it is changed.
 * @param input.fingerprint stands for the chain's facts: equal when they are (`BrandReading.fingerprint`).
 */
export function recallUses(memory: UsesMemory, input: Asked & { readonly fingerprint: string }): readonly UseRow[] {
  const { fingerprint, ...asked } = input
  const { brandId } = asked.expected
  const known = memory.get(brandId)
  const isSame =
    known !== undefined &&
    known.fingerprint === fingerprint &&
    known.asked.expected.chainId === asked.expected.chainId &&
    known.asked.expected.ledger === asked.expected.ledger &&
    known.asked.receipts.length === asked.receipts.length &&
    known.asked.receipts.every((receipt, index) => receipt === asked.receipts[index]) &&
    known.asked.released.size === asked.released.size &&
    [...known.asked.released].every((lock) => asked.released.has(lock)) &&
    asked.receipts.every((receipt) => isSameMoment(receipt, known.asked.at, asked.at))
  if (isSame) return known.uses

  const uses = listUses(asked)
  memory.set(brandId, { asked, fingerprint, uses })
  return uses
}

/** Whether neither the receipt's beginning, nor its end, nor a warning of it lies between two moments. */
function isSameMoment({ consent }: Receipt, one: number, other: number): boolean {
  const { issuedAt, expiresAt } = consent
  return [issuedAt, issuedAt + recordingWindow, expiresAt - endsSoonWithin, expiresAt].every(
    (border) => one < border === other < border && one > border === other > border,
  )
}

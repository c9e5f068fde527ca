import { type Receipt, stringifyReceipt } from '@consent-ledger/sdk'

/** What the address of the auditor's page holds before the digits. The letter keeps them text: a router would read a number. */
const start = '#/audit?receipt=z'

/** More digits than the largest QR code holds are no receipt, and are not unpacked. */
const mostDigits = 7_089

/** A link that opens the auditor's page with a receipt: all of it stands behind the `#`, which no server is told. */
export type ReceiptLink = {
  /** The page's address, up to the digits. */
  readonly address: string
  /** The receipt's JSON, packed. A QR code holds a fifth more of digits than of the letters of base 64. */
  readonly digits: string
}

/**
 * Packs a receipt into a link.
 *
 * @param app address of the app, without a fragment.
 */
export async function packReceipt(app: string, receipt: Receipt): Promise<ReceiptLink> {
  const packed = new Blob([stringifyReceipt(receipt)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer())
  return { address: `${app}${start}`, digits: digitsOf(bytes) }
}

/**
 * Reads the receipt out of a link that was scanned, whichever app it leads to.
 *
 * @param text the link, or its part from the letter on.
 * @returns the receipt's JSON; the text itself when it is no such link.
 */
export async function unpackReceipt(text: string): Promise<string> {
  const digits = /^(?:\s*\S*#\/audit\?receipt=)?z(\d+)\s*$/.exec(text)?.[1]
  if (digits === undefined || digits.length > mostDigits) return text
  try {
    const plain = new Blob([bytesOf(digits)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    return await new Response(plain).text()
  } catch {
    return text
  }
}

/** Two bytes are five digits, a last single one is three. */
function digitsOf(bytes: Uint8Array): string {
  let digits = ''
  for (let at = 0; at + 1 < bytes.length; at += 2)
    digits += String((bytes[at] as number) * 256 + (bytes[at + 1] as number)).padStart(5, '0')
  return bytes.length % 2 === 0 ? digits : digits + String(bytes.at(-1)).padStart(3, '0')
}

function bytesOf(digits: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  for (let at = 0; at < digits.length; at += 5) {
    const part = digits.slice(at, at + 5)
    if (part.length === 5) bytes.push(Number(part) >> 8, Number(part) & 255)
    else bytes.push(Number(part))
  }
  return Uint8Array.from(bytes)
}

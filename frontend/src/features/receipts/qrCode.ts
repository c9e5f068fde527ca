import qrcode from 'qrcode-generator'

/** A QR code as one path: a square of 1 for each dark module, in a field with a quiet zone of four modules on every side. */
export type QrCode = { readonly path: string; readonly size: number }

const quietZone = 4

/** What the largest code holds at level L (ISO/IEC 18004, version 40). */
const mostBits = 2_956 * 8

/** Kind and length of a part of bytes and of one of digits, in that code. */
const headerBits = 4 + 16 + (4 + 14)

/**
 * Draws a QR code at level L: what is printed is read from a whole sheet, and a level more would need smaller modules.
 *
 * @param text plain ASCII.
 * @param digits what follows the text; digits take less room.
 * @returns null when it does not fit into any code.
 */
export function qrCode(text: string, digits: string): QrCode | null {
  const bits = headerBits + text.length * 8 + Math.ceil((digits.length * 10) / 3)
  if (bits > mostBits) return null

  const code = qrcode(0, 'L')
  code.addData(text, 'Byte')
  code.addData(digits, 'Numeric')
  code.make()
  const count = code.getModuleCount()
  let path = ''
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++)
      if (code.isDark(row, column)) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`
  return { path, size: count + 2 * quietZone }
}

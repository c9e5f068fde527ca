import { expect } from 'chai'
import { type QrCode, qrCode } from '../../../frontend/src/features/receipts/qrCode.ts'
import { readQrCode } from '../../helpers/readQrCode.ts'

/** Paints what the path says, three pixels to a module. */
function paint({ path, size }: QrCode): { readonly pixels: Uint8ClampedArray; readonly width: number } {
  const width = size * 3
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let row = 0; row < 3; row++)
      for (let column = 0; column < 3; column++)
        pixels.fill(
          0,
          ((Number(y) * 3 + row) * width + Number(x) * 3 + column) * 4,
          ((Number(y) * 3 + row) * width + Number(x) * 3 + column) * 4 + 3,
        )
  return { pixels, width }
}

describe('qrCode', () => {
  const link = 'https://example.org/app/#/audit?receipt=z'
  /** Digits that fit beside this link into the largest code. */
  const most = Math.floor(((2_956 * 8 - 38 - link.length * 8) * 3) / 10)
  const digits = (count: number) => Array.from({ length: count }, (_, index) => (index * 7) % 10).join('')

  it('is read as text and digits, from a short one to the longest that fits', () => {
    for (const count of [1, 2, 3, 2_500, most]) {
      const code = qrCode(link, digits(count))
      expect(code, String(count)).to.not.equal(null)
      const { pixels, width } = paint(code as QrCode)
      expect(readQrCode(pixels, width), String(count)).to.equal(link + digits(count))
    }
  })

  it('keeps a quiet zone of four modules on every side', () => {
    const { path, size } = qrCode(link, digits(50)) as QrCode
    const places = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)])
    expect([Math.min(...places), Math.max(...places)]).to.deep.equal([4, size - 5])
  })

  it('is none when one digit more would not fit', () => {
    expect(qrCode(link, digits(most + 1))).to.equal(null)
  })
})

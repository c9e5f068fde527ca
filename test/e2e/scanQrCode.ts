import type { Locator } from 'playwright-core'
import { readQrCode } from '../helpers/readQrCode.ts'

/** Takes a picture of a QR code as it stands on the page and reads it, as a camera would. */
export async function scanQrCode(code: Locator): Promise<string> {
  const picture = (await code.screenshot()).toString('base64')
  // A letter per pixel: how red it is. A list of numbers would take ten seconds from the browser to here.
  const { reds, width } = await code.page().evaluate(async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    canvas?.drawImage(bitmap, 0, 0)
    const data = canvas?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? []
    let reds = ''
    for (let at = 0; at < data.length; at += 4) reds += String.fromCharCode(data[at] as number)
    return { reds, width: bitmap.width }
  }, picture)
  const pixels = Uint8ClampedArray.from({ length: reds.length * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : reds.charCodeAt(Math.floor(at / 4)),
  )
  return readQrCode(pixels, width)
}

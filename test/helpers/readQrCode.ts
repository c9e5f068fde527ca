import decodeQR from 'qr/decode.js'

/** Decodes a picture of a QR code with a library that did not draw it: four bytes per pixel, red, green, blue, alpha. */
export function readQrCode(data: Uint8ClampedArray, width: number): string {
  return decodeQR({ data, width, height: data.length / 4 / width })
}

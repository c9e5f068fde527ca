import { compareUtf8 } from './compareUtf8.ts'

/**
 * Compares two uses by purpose, then category, in UTF-8 byte order: the order of uses in notices and consents.
 *
 * @returns negative, zero or positive, as `Array.prototype.sort` wants it
 */
export function compareUses(
  left: { readonly purpose: string; readonly category: string },
  right: { readonly purpose: string; readonly category: string },
): number {
  return compareUtf8(left.purpose, right.purpose) || compareUtf8(left.category, right.category)
}

import { useLingui } from '@lingui/react'
import type { CheckedBrand } from '../../config/requestRefusedError.ts'

/** The way back to a brand that asked for what it cannot be given. */
export function BackToBrand({ brand }: { readonly brand: CheckedBrand }) {
  const { i18n } = useLingui()
  return <a href={brand.origin}>{i18n._('request.toBrand', { brand: brand.name })}</a>
}

import { type Hex, keccak256, stringToHex } from 'viem'
import type { ShopName } from './shopName.ts'

const brands = {
  'department-store': { name: 'Kaufhaus Nord', domain: 'kaufhaus-nord.localhost' },
  pharmacy: { name: 'Hafen-Apotheke', domain: 'hafen-apotheke.localhost' },
} as const

/**
 * What a shop is registered with on the ledger.
 *
 * @returns `name` and `domain` as customers see them; `salt`, 32 bytes, from which the brand's id follows.
 */
export function brandOf(shop: ShopName): { readonly name: string; readonly domain: string; readonly salt: Hex } {
  return { ...brands[shop], salt: keccak256(stringToHex(`consent-ledger/example/${shop}`)) }
}

import type { Hex } from 'viem'
import { brandOf } from '../brandOf.ts'
import type { ShopName } from '../shopName.ts'
import { departmentStoreUses } from './departmentStoreUses.ts'
import { pharmacyUses } from './pharmacyUses.ts'

const controllers = {
  'department-store': {
    address: 'Beispielkai 1, 20457 Hamburg (fictional)',
    contact: 'privacy@kaufhaus-nord.example',
    dpo: 'dpo@kaufhaus-nord.example',
    authority: 'Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit',
    jurisdiction: 'DE',
  },
  pharmacy: {
    address: 'Beispielhafen 7, 20359 Hamburg (fictional)',
    contact: 'privacy@hafen-apotheke.example',
    dpo: '',
    authority: 'Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit',
    jurisdiction: 'DE',
  },
} as const

const uses = { 'department-store': departmentStoreUses, pharmacy: pharmacyUses } as const

/**
 * The notice a shop publishes: four uses, in English, German and Dutch.
 * @returns JSON for `buildNotice`
 */
export function noticeOf(shop: ShopName, brandId: Hex): object {
  const { name, domain } = brandOf(shop)
  return {
    type: 'consent-notice',
    schema: 1,
    brandId,
    edition: 1,
    controller: { name, domain, ...controllers[shop] },
    locales: ['en', 'de', 'nl'],
    maxDuration: 'P365D',
    uses: uses[shop],
  }
}

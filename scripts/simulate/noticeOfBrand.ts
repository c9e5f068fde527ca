import type { Hex } from 'viem'
import { buildNotice, type Notice } from '../../sdk/src/protocol/notice.ts'

export const brandName = 'Kaufhaus Nord GmbH'
export const brandDomain = 'kaufhaus-nord.localhost'
export const brandOrigin = `http://${brandDomain}`

/** What the fictional brand asks for. A special use stands alone in its consent. */
export const askedUses = [
  { purpose: 'ads.third_party_targeting', category: 'behaviour.browsing', special: false },
  { purpose: 'message.email', category: 'contact.email', special: false },
  { purpose: 'offers.personalised', category: 'behaviour.browsing', special: false },
  { purpose: 'offers.personalised', category: 'behaviour.purchases', special: false },
  { purpose: 'recommend.products', category: 'behaviour.purchases', special: false },
  { purpose: 'recommend.products', category: 'special.health', special: true },
] as const

/** An edition of the brand's notice. */
export function noticeOfBrand(
  brandId: Hex,
  { edition, name = brandName }: { readonly edition: number; readonly name?: string },
): { readonly notice: Notice; readonly noticeHash: Hex; readonly document: Uint8Array } {
  const text = { en: { what: 'what', inReturn: 'in return', ifYouDecline: 'if you decline' } }
  return buildNotice({
    type: 'consent-notice',
    schema: 1,
    brandId,
    edition,
    controller: {
      name,
      domain: brandDomain,
      address: 'Musterstraße 1, 20095 Hamburg',
      contact: 'privacy@kaufhaus-nord.example',
      dpo: '',
      authority: 'Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit',
      jurisdiction: 'DE',
    },
    locales: ['en'],
    maxDuration: 'P365D',
    uses: askedUses.map(({ purpose, category, special }) => ({
      purpose,
      category,
      special: special && !category.startsWith('special.'),
      retention: 'P30D',
      recipients: [],
      transfers: [],
      text,
    })),
  })
}

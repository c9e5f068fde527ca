import type { Hex } from 'viem'
import type { Notice } from '../../sdk/src/protocol/notice.ts'

type Mutable<Value> = Value extends object ? { -readonly [Key in keyof Value]: Mutable<Value[Key]> } : Value

/** A notice as a brand would draft it: the type of `Notice`, free to change. */
export type NoticeDraft = Mutable<Notice>

export const draftBrandId: Hex = `0x${'b1'.repeat(32)}`

function wordsIn(locale: string) {
  return {
    what: `what (${locale})`,
    inReturn: `in return (${locale})`,
    ifYouDecline: `if you decline (${locale})`,
  }
}

/**
 * A draft of the fictional Kaufhaus Nord with five uses in no particular order: plain, with a limit, kept and limited for one day, special by
 * category, special because the notice says so.
 */
export function noticeDraft(): NoticeDraft {
  const text = { en: wordsIn('en'), de: wordsIn('de'), nl: wordsIn('nl') }
  return {
    type: 'consent-notice',
    schema: 1,
    brandId: draftBrandId,
    edition: 1,
    controller: {
      name: 'Kaufhaus Nord GmbH',
      domain: 'kaufhaus-nord.example',
      address: 'Musterstraße 1, 20095 Hamburg',
      contact: 'privacy@kaufhaus-nord.example',
      dpo: '',
      authority: 'Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit',
      jurisdiction: 'DE',
    },
    locales: ['nl', 'en', 'de'],
    maxDuration: 'P365D',
    uses: [
      {
        purpose: 'offers.personalised',
        category: 'behaviour.purchases',
        special: false,
        retention: 'P365D',
        recipients: ['Versandhaus Süd KG', 'Anzeigen B.V.'],
        transfers: ['US', 'CH'],
        limit: { times: 3, per: 'P7D' },
        text: structuredClone(text),
      },
      {
        purpose: 'message.email',
        category: 'contact.email',
        special: false,
        retention: 'P30D',
        recipients: [],
        transfers: [],
        text: structuredClone(text),
      },
      {
        purpose: 'analytics.usage',
        category: 'behaviour.browsing',
        special: false,
        retention: 'P1D',
        recipients: ['Anzeigen B.V.'],
        transfers: [],
        limit: { times: 1, per: 'P1D' },
        text: structuredClone(text),
      },
      {
        purpose: 'recommend.products',
        category: 'special.health',
        special: false,
        retention: 'P2D',
        recipients: [],
        transfers: ['NL'],
        text: structuredClone(text),
      },
      {
        purpose: 'recommend.products',
        category: 'behaviour.purchases',
        special: true,
        retention: 'P99999D',
        recipients: [],
        transfers: [],
        limit: { times: 1, per: 'P7D' },
        text: structuredClone(text),
      },
    ],
  }
}

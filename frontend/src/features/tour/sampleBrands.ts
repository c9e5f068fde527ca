/** A brand that does not exist, with what it might have been allowed. */
export type SampleBrand = {
  /** The id of its name, which says in each language that it is made up. */
  readonly name: string
  /** Under a top-level domain that is reserved for examples (RFC 2606). */
  readonly domain: string
  readonly status: 'allowed' | 'endsSoon' | 'revoked'
  /** Days from today: given, ended or ending, and revoked; negative in the past. */
  readonly given: number
  readonly ends: number
  readonly revoked: number | null
  readonly uses: readonly { readonly purpose: string; readonly category: string }[]
}

/** What the tour shows: three made-up brands, one of each status worth explaining. */
export const sampleBrands: readonly SampleBrand[] = [
  {
    name: 'tour.store',
    domain: 'store.example',
    status: 'allowed',
    given: -40,
    ends: 325,
    revoked: null,
    uses: [
      { purpose: 'offers.personalised', category: 'behaviour.purchases' },
      { purpose: 'offers.personalised', category: 'behaviour.browsing' },
      { purpose: 'message.email', category: 'contact.email' },
    ],
  },
  {
    name: 'tour.station',
    domain: 'station.example',
    status: 'endsSoon',
    given: -355,
    ends: 10,
    revoked: null,
    uses: [{ purpose: 'offers.personalised', category: 'behaviour.purchases' }],
  },
  {
    name: 'tour.studio',
    domain: 'studio.example',
    status: 'revoked',
    given: -90,
    ends: 275,
    revoked: -5,
    uses: [{ purpose: 'message.email', category: 'contact.email' }],
  },
]

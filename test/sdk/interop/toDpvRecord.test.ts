import { hashConsent, MalformedReceiptError, type Receipt } from '@consent-ledger/sdk'
import { InvalidValueError, toDpvRecord } from '@consent-ledger/sdk/interop'
import { expect } from 'chai'
import { noticeDraft } from '../../helpers/noticeDraft.ts'
import { receiptIssuedAt, receiptLedger, signedReceipt } from '../../helpers/signedReceipt.ts'

const { receipt, chain } = signedReceipt()
const notice = chain.notices[0]?.notice ?? noticeDraft()
const { consent } = receipt
const offersLock = consent.uses[1]?.lock ?? consent.brandLock

const english = (text: string) => ({ '@value': text, '@language': 'en' })

const given = {
  '@type': ['dpv:ConsentGiven', 'dpv:ExpressedConsent'],
  'dpv:isIndicatedBy': 'dpv:DataSubject',
  'dpv:hasIndicationMethod': 'EIP-712 signature of the statement',
  'dpv:isIndicatedAtTime': '2026-11-21T00:00:00Z',
  'dct:valid': '2026-11-21T00:00:00Z/2026-12-21T00:00:00Z',
  'dct:description': english(consent.statement),
}

const emailProcess = {
  '@type': 'dpv:Process',
  'dpv:hasPurpose': {
    '@type': 'dpv:Purpose',
    'dct:identifier': 'message.email',
    'skos:prefLabel': english('marketing by e-mail'),
    'skos:broader': ['dpv:DirectMarketing'],
  },
  'dpv:hasPersonalData': {
    '@type': 'dpv:PersonalData',
    'dct:identifier': 'contact.email',
    'skos:prefLabel': english('e-mail address'),
    'skos:broader': ['pd:EmailAddress'],
  },
}

describe('toDpvRecord', () => {
  it('writes what the receipt knows and nothing else', () => {
    const { '@context': context, ...record } = toDpvRecord({ receipt })
    expect(context).to.include({ dpv: 'https://w3id.org/dpv#', pd: 'https://w3id.org/dpv/pd#' })
    const [email] = record['dpv:hasProcess'] as object[]
    expect(email).to.deep.equal(emailProcess)
    expect({ ...record, 'dpv:hasProcess': [] }).to.deep.equal({
      '@type': 'dpv:ConsentRecord',
      'dct:conformsTo': 'https://w3id.org/dpv/schema/dpv-27560#record',
      'dpv:hasIdentifier': hashConsent(receiptLedger, consent),
      'dct:created': '2026-11-21T00:00:00Z',
      'dct:source': `eip155:31337:${receiptLedger.ledger}`,
      'dpv:hasDataSubject': { '@type': 'dpv:DataSubject', 'dpv:hasIdentifier': consent.subject },
      'dpv:hasDataController': { '@type': 'dpv:DataController', 'dpv:hasIdentifier': consent.brandId },
      'dpv:hasLegalBasis': 'dpv:Consent',
      'dpv:hasNotice': {
        '@type': 'dpv:ConsentNotice',
        'dpv:hasIdentifier': consent.noticeHash,
        'dct:language': 'en',
      },
      'dpv:hasProcess': [],
      'dpv:hasConsentStatus': [given],
    })
  })

  it('adds what the notice says of controller and uses', () => {
    const record = toDpvRecord({ receipt, notice, stopUrl: 'https://kaufhaus-nord.example/privacy' })
    expect(record['dpv:hasDataController']).to.deep.equal({
      '@type': 'dpv:DataController',
      'dpv:hasIdentifier': consent.brandId,
      'dpv:hasName': 'Kaufhaus Nord GmbH',
      'dpv:hasAddress': 'Musterstraße 1, 20095 Hamburg',
      'dpv:hasContact': 'privacy@kaufhaus-nord.example',
      'schema:url': 'https://kaufhaus-nord.example',
    })
    expect(record).to.deep.include({
      'dpv:hasJurisdiction': 'loc:DE',
      'dpv:hasAuthority': { '@type': 'dpv:DataProtectionAuthority', 'dpv:hasName': notice.controller.authority },
      'dpv:hasConsentControl': {
        '@type': 'dpv:WithdrawConsent',
        'dpv:isExercisedAt': 'https://kaufhaus-nord.example/privacy',
      },
    })
    const [email, offers] = record['dpv:hasProcess'] as object[]
    expect(email).to.deep.equal({
      ...emailProcess,
      'dpv:hasStorageCondition': { '@type': 'dpv:StorageDuration', 'dpv:hasDuration': 'P30D' },
      'dpv:hasRecipient': [],
    })
    expect(offers).to.deep.include({
      'dpv:hasStorageCondition': { '@type': 'dpv:StorageDuration', 'dpv:hasDuration': 'P365D' },
      'dpv:hasRecipient': [
        { '@type': 'dpv:Recipient', 'dpv:hasName': 'Anzeigen B.V.' },
        { '@type': 'dpv:Recipient', 'dpv:hasName': 'Versandhaus Süd KG' },
      ],
      'dpv:hasProcessing': { '@type': 'dpv:Transfer', 'dpv:hasLocation': ['loc:CH', 'loc:US'] },
    })
  })

  it('names a data protection officer only where there is one, and no address of a local domain', () => {
    const draft = noticeDraft()
    draft.controller.dpo = 'dpo@kaufhaus-nord.example'
    draft.controller.domain = 'kaufhaus-nord.localhost'
    const controller = toDpvRecord({ receipt: signedReceipt({ draft }).receipt, notice: draft })[
      'dpv:hasDataController'
    ]
    expect(controller).to.deep.include({
      'dpv:hasDataProtectionOfficer': {
        '@type': 'dpv:DataProtectionOfficer',
        'dpv:hasContact': 'dpo@kaufhaus-nord.example',
      },
    })
    expect(controller).not.to.have.property('schema:url')
  })

  it('calls data special by its category, or because the notice says so', () => {
    const typesOf = (use: { purpose: string; category: string }, isNoticeKnown: boolean) => {
      const record = toDpvRecord({
        receipt: signedReceipt({ uses: [use] }).receipt,
        ...(isNoticeKnown && { notice }),
      })
      return (record['dpv:hasProcess'] as { 'dpv:hasPersonalData': object }[]).map(
        ({ 'dpv:hasPersonalData': data }) => (data as { '@type': string })['@type'],
      )
    }
    const health = { purpose: 'recommend.products', category: 'special.health' }
    const declared = { purpose: 'recommend.products', category: 'behaviour.purchases' }
    expect(typesOf(health, false)).to.deep.equal(['dpv:SpecialCategoryPersonalData'])
    expect(typesOf(declared, false)).to.deep.equal(['dpv:PersonalData'])
    expect(typesOf(declared, true)).to.deep.equal(['dpv:SpecialCategoryPersonalData'])
  })

  it('says who ended what: all of it in the record, one use in its process, nothing of other locks', () => {
    const record = toDpvRecord({
      receipt,
      revocations: [
        { scope: 'brand', by: 'customer', at: receiptIssuedAt + 60, lock: consent.brandLock },
        { scope: 'use', by: 'brand', at: null, lock: offersLock },
        { scope: 'brand', by: 'customer', at: receiptIssuedAt, lock: `0x${'77'.repeat(32)}` },
        { scope: 'use', by: null, at: null, lock: offersLock },
      ],
    })
    expect(record['dpv:hasConsentStatus']).to.deep.equal([
      given,
      {
        '@type': 'dpv:ConsentWithdrawn',
        'dpv:isIndicatedBy': 'dpv:DataSubject',
        'dpv:isIndicatedAtTime': '2026-11-21T00:01:00Z',
      },
    ])
    const [email, offers] = record['dpv:hasProcess'] as object[]
    expect(email).not.to.have.property('dpv:hasConsentStatus')
    expect(offers).to.deep.include({
      'dpv:hasConsentStatus': [{ '@type': 'dpv:ConsentRevoked', 'dpv:isIndicatedBy': 'dpv:DataController' }],
    })
  })

  it('refuses another notice, a signature by somebody else, and what is no receipt', () => {
    const other = noticeDraft()
    other.edition = 2
    expect(() => toDpvRecord({ receipt, notice: other }))
      .to.throw(InvalidValueError)
      .with.property('path', 'notice')
    const foreign: Receipt = { ...receipt, consent: { ...consent, account: 'n…@example.com' } }
    expect(() => toDpvRecord({ receipt: foreign }))
      .to.throw(InvalidValueError)
      .with.property('path', 'receipt.signature')
    expect(() => toDpvRecord({ receipt: {} as Receipt })).to.throw(MalformedReceiptError)
  })
})

import { hashConsent } from '@consent-ledger/sdk'
import { InvalidValueError, toKantaraReceipt } from '@consent-ledger/sdk/interop'
import { expect } from 'chai'
import { noticeDraft } from '../../helpers/noticeDraft.ts'
import { receiptIssuedAt, receiptLedger, signedReceipt } from '../../helpers/signedReceipt.ts'

const { receipt, chain } = signedReceipt()
const notice = chain.notices[0]?.notice ?? noticeDraft()
const health = { purpose: 'recommend.products', category: 'special.health' }
const declared = { purpose: 'recommend.products', category: 'behaviour.purchases' }

const known = {
  version: 'KI-CR-v1.1.0',
  consentTimestamp: receiptIssuedAt,
  collectionMethod: 'EIP-712 signature of the statement',
  consentReceiptID: hashConsent(receiptLedger, receipt.consent),
  language: 'en',
  piiPrincipalId: receipt.consent.subject,
}
const email = {
  purpose: 'marketing by e-mail',
  purposeCategory: ['https://w3id.org/dpv#DirectMarketing'],
  consentType: 'EXPLICIT',
  piiCategory: ['e-mail address'],
  termination: 'Consent ends 2026-12-21T00:00:00Z',
}

describe('toKantaraReceipt', () => {
  it('writes what the receipt knows and nothing else', () => {
    expect(toKantaraReceipt({ receipt })).to.deep.equal({
      ...known,
      services: [
        {
          purposes: [
            email,
            {
              ...email,
              purpose: 'personalised offers',
              purposeCategory: ['https://w3id.org/dpv#PersonalisedBenefits'],
              piiCategory: ['purchase history'],
            },
          ],
        },
      ],
    })
  })

  it('adds what the notice says, and the address of the policy', () => {
    const termination = (retention: string) => `${email.termination}; data is kept for ${retention}`
    const full = toKantaraReceipt({ receipt, notice, policyUrl: 'https://kaufhaus-nord.example/privacy' })
    expect(full).to.deep.equal({
      ...known,
      jurisdiction: 'DE',
      piiControllers: [
        {
          piiController: 'Kaufhaus Nord GmbH',
          contact: 'privacy@kaufhaus-nord.example',
          address: { streetAddress: 'Musterstraße 1, 20095 Hamburg' },
          piiControllerUrl: 'https://kaufhaus-nord.example',
        },
      ],
      policyUrl: 'https://kaufhaus-nord.example/privacy',
      services: [
        {
          service: 'kaufhaus-nord.example',
          purposes: [
            { ...email, termination: termination('P30D'), thirdPartyDisclosure: false },
            {
              ...email,
              purpose: 'personalised offers',
              purposeCategory: ['https://w3id.org/dpv#PersonalisedBenefits'],
              piiCategory: ['purchase history'],
              termination: termination('P365D'),
              thirdPartyDisclosure: true,
              thirdPartyName: 'Anzeigen B.V., Versandhaus Süd KG',
            },
          ],
        },
      ],
      sensitive: false,
    })
  })

  it('says sensitive when it knows, and nothing when only the notice could tell', () => {
    expect(toKantaraReceipt({ receipt: signedReceipt({ uses: [health] }).receipt })).to.deep.include({
      sensitive: true,
      spiCat: ['health data'],
    })
    const { receipt: bare } = signedReceipt({ uses: [declared] })
    expect(toKantaraReceipt({ receipt: bare })).not.to.have.any.keys('sensitive', 'spiCat')
    expect(toKantaraReceipt({ receipt: bare, notice })).to.deep.include({
      sensitive: true,
      spiCat: ['purchase history'],
    })
  })

  it('refuses another notice', () => {
    expect(() => toKantaraReceipt({ receipt, notice: { ...notice, edition: 2 } })).to.throw(InvalidValueError)
  })
})

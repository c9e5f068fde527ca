import { buildNotice, findNoticeUse, isSpecialUse, renderStatement, statementLocales } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { brandOf } from '../../../examples/shop/brandOf.ts'
import { noticeOf } from '../../../examples/shop/notices/noticeOf.ts'
import { fieldMap } from '../../../examples/shop/offers/fieldMap.ts'
import { windowsOf } from '../../../examples/shop/offers/windowsOf.ts'
import { shopNames } from '../../../examples/shop/shopName.ts'

const brandId = `0x${'a1'.repeat(32)}` as const
const day = 86_400

describe('noticeOf', () => {
  for (const shop of shopNames) {
    const { notice } = buildNotice(noticeOf(shop, brandId))

    it(`is a notice of the ${shop} as the ledger knows it`, () => {
      const { name, domain } = brandOf(shop)
      expect(notice.brandId).to.equal(brandId)
      expect(notice.controller).to.include({ name, domain })
      expect(notice.controller.address).to.include('fictional')
    })

    it(`asks for four uses of the ${shop} in English, German and Dutch, each in its own words`, () => {
      expect(notice.locales).to.deep.equal(['de', 'en', 'nl'])
      expect(notice.uses).to.have.length(4)
      const texts = notice.uses.flatMap(({ text }) => Object.values(text).map(({ what }) => what))
      expect(new Set(texts).size).to.equal(12)
    })

    it(`asks at the ${shop} only for data the shop has a field of, and for every field`, () => {
      expect(new Set(notice.uses.map(({ category }) => category))).to.deep.equal(new Set(Object.values(fieldMap)))
    })

    it(`can be signed at the ${shop} in every language`, () => {
      for (const locale of statementLocales) {
        for (const use of notice.uses) {
          const statement = renderStatement({
            notice,
            uses: [use],
            account: 'c…042@example.com',
            locale,
            expiresAt: 1_900_000_000,
          })
          expect(statement.split('\n')).to.have.length(3)
        }
      }
    })
  }

  it('promises at the department store to use purchases for offers at most three times in seven days', () => {
    const { notice } = buildNotice(noticeOf('department-store', brandId))
    const use = findNoticeUse(notice, 'offers.personalised', 'behaviour.purchases')
    expect(use?.limit).to.deep.equal({ times: 3, per: 'P7D' })
    expect(notice.uses.some(isSpecialUse)).to.equal(false)
  })

  it('makes every use of the pharmacy special', () => {
    expect(buildNotice(noticeOf('pharmacy', brandId)).notice.uses.every(isSpecialUse)).to.equal(true)
  })
})

describe('windowsOf', () => {
  it('looks back as far as the notice says, and no further', () => {
    expect(windowsOf('department-store', brandId)).to.deep.equal({ purchases: 365 * day, browsing: 30 * day })
    expect(windowsOf('pharmacy', brandId)).to.deep.equal({ purchases: 180 * day, browsing: 30 * day })
  })
})

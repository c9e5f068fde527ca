import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { StatementNotRenderableError } from '../../../sdk/src/errors/statementNotRenderableError.ts'
import { buildNotice } from '../../../sdk/src/protocol/notice.ts'
import { latestExpiry, renderStatement } from '../../../sdk/src/protocol/statement.ts'
import { statementLocales } from '../../../sdk/src/protocol/vocabulary.ts'
import { noticeDraft } from '../../helpers/noticeDraft.ts'

const { notice } = buildNotice(noticeDraft())
const uses = [{ purpose: 'message.email', category: 'contact.email' }]
// 2027-02-28T23:59:59Z
const input = { notice, uses, account: 'm…@example.com', locale: 'en', expiresAt: 1_803_859_199 }

const consents = [
  [
    { purpose: 'analytics.usage', category: 'behaviour.browsing' },
    { purpose: 'message.email', category: 'contact.email' },
    { purpose: 'offers.personalised', category: 'behaviour.purchases' },
  ],
  [{ purpose: 'recommend.products', category: 'special.health' }],
  [{ purpose: 'recommend.products', category: 'behaviour.purchases' }],
]

describe('statement', () => {
  describe('renderStatement', () => {
    for (const locale of statementLocales) {
      it(`renders the ${locale} statements that were frozen, byte for byte`, () => {
        const golden = readFileSync(new URL(`golden/statement.${locale}.txt`, import.meta.url), 'utf8')
        const statements = consents.map((chosen) => renderStatement({ ...input, uses: chosen, locale }))
        expect(`${statements.join('\n\n')}\n`).to.equal(golden)
      })
    }

    it('renders a use anew when it could have changed', () => {
      const open = structuredClone(notice)
      renderStatement({ ...input, notice: open })
      const recipients = open.uses.find(({ purpose }) => purpose === 'message.email')?.recipients as string[]
      recipients.push('Versand Nord GmbH')
      expect(renderStatement({ ...input, notice: open })).to.include('Versand Nord GmbH')

      const half = structuredClone(notice)
      for (const use of half.uses) Object.freeze(use)
      renderStatement({ ...input, notice: half })
      const kept = half.uses.find(({ purpose }) => purpose === 'message.email')?.recipients as string[]
      kept.push('Versand Nord GmbH')
      expect(renderStatement({ ...input, notice: half })).to.include('Versand Nord GmbH')
    })

    it('never holds the words of the brand', () => {
      for (const locale of statementLocales) {
        for (const chosen of consents) {
          const statement = renderStatement({ ...input, uses: chosen, locale })
          for (const { text } of notice.uses) {
            for (const words of Object.values(text[locale] ?? {})) expect(statement).not.to.include(words)
          }
        }
      }
    })

    it('keeps the order of the uses it is given', () => {
      const chosen = [...(consents[0] ?? [])].reverse()
      const lines = renderStatement({ ...input, uses: chosen }).split('\n')
      expect(lines[1]).to.include('personalised offers')
      expect(lines[3]).to.include('usage statistics')
    })

    it('does not depend on time zone and language of the machine', () => {
      const before = process.env.TZ
      try {
        for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
          process.env.TZ = zone
          expect(renderStatement(input)).to.include('until 2027-02-28,')
        }
      } finally {
        if (before === undefined) delete process.env.TZ
        else process.env.TZ = before
      }
    })

    const days: readonly (readonly [expiresAt: number, day: string])[] = [
      [0, '1970-01-01'],
      [86_399, '1970-01-01'],
      [86_400, '1970-01-02'],
      [951_782_400, '2000-02-29'],
      [4_107_542_399, '2100-02-28'],
      [4_107_542_400, '2100-03-01'],
      [latestExpiry, '9999-12-31'],
    ]
    for (const [expiresAt, day] of days) {
      it(`writes ${expiresAt} as ${day}`, () => {
        expect(renderStatement({ ...input, expiresAt })).to.include(`until ${day},`)
      })
    }

    for (const expiresAt of [latestExpiry + 1, -1, 1.5, Number.NaN]) {
      it(`refuses to write ${expiresAt} as a date`, () => {
        expect(() => renderStatement({ ...input, expiresAt }))
          .to.throw(StatementNotRenderableError)
          .that.includes({ problem: 'date' })
      })
    }

    it('refuses a locale the notice does not name', () => {
      for (const locale of ['fr', 'EN', '', 'constructor']) {
        expect(() => renderStatement({ ...input, locale }))
          .to.throw(StatementNotRenderableError)
          .that.includes({ problem: 'locale' })
      }
    })

    it('refuses a use the notice does not ask for, and no use at all', () => {
      const foreign = [...uses, { purpose: 'message.sms', category: 'contact.phone' }]
      expect(() => renderStatement({ ...input, uses: foreign }))
        .to.throw(StatementNotRenderableError)
        .that.includes({ problem: 'not-in-notice' })
      expect(() => renderStatement({ ...input, uses: [] }))
        .to.throw(StatementNotRenderableError)
        .that.includes({ problem: 'no-uses' })
    })

    it('refuses an account that would forge a line', () => {
      for (const account of ['', 'a\n- e-mail address', 'a\u202eb', 'e\u0301', 'a'.repeat(201)]) {
        expect(() => renderStatement({ ...input, account }))
          .to.throw(StatementNotRenderableError)
          .that.includes({ problem: 'account' })
      }
    })
  })
})

import { buildNotice, isSpecialUse, renderStatement } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { planConsents } from '../../../frontend/src/features/request/planConsents.ts'
import { noticeDraft } from '../../helpers/noticeDraft.ts'

const { notice } = buildNotice(noticeDraft())
const asked = { notice, account: 'm…@example.com', locale: 'de', issuedAt: 1_795_219_200 }

describe('planConsents', () => {
  it('puts all ordinary uses into one consent and each special use into its own', () => {
    const { consents } = planConsents({ ...asked, chosen: notice.uses })
    const special = notice.uses.filter(isSpecialUse)

    expect(special.length).to.be.above(1)
    expect(consents).to.have.length(special.length + 1)
    for (const { uses } of consents) {
      expect(uses.length === 1 || uses.every((use) => !isSpecialUse(use))).to.equal(true)
    }
    expect(consents.flatMap(({ uses }) => uses)).to.have.members([...notice.uses])
  })

  it('shows the very sentence the protocol renders, in the language of the request, ending when the notice says', () => {
    const { consents, expiresAt } = planConsents({ ...asked, chosen: notice.uses.slice(0, 1) })

    expect(expiresAt).to.equal(asked.issuedAt + 365 * 86_400)
    expect(consents[0]?.statement).to.equal(
      renderStatement({ notice, uses: notice.uses.slice(0, 1), account: asked.account, locale: 'de', expiresAt }),
    )
  })
})

import { expect } from 'chai'
import type { UseStatus } from '../../../frontend/src/features/consents/useStatus.ts'
import { givenUses } from '../../../frontend/src/features/request/givenUses.ts'

describe('what is given when the consent screen opens', () => {
  const given = (status: UseStatus) =>
    givenUses([{ purpose: 'message.email', category: 'contact.email', status }]).get('message.email|contact.email')

  it('is allowed while in force, and unconfirmed for as long as nobody knows that it is stopped', () => {
    for (const status of ['allowed', 'endsSoon'] as const) expect(given(status), status).to.equal('allowed')
    for (const status of ['waiting', 'reading', 'unknown'] as const)
      expect(given(status), status).to.equal('unconfirmed')
  })

  it('does not hold what was let go or has ended: allowing it again is a new consent', () => {
    for (const status of ['pending', 'revoked', 'expired', 'lapsed', 'void'] as const)
      expect(given(status), status).to.equal(undefined)
  })
})

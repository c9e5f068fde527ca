import { expect } from 'chai'
import fc from 'fast-check'
import { type BrandMemory, judgeAhead, recallBrand } from '../../../frontend/src/features/consents/recallBrand.ts'
import { signedReceipt } from '../../helpers/signedReceipt.ts'

const day = 86_400

describe('recallBrand', () => {
  const one = signedReceipt()
  const { issuedAt, expiresAt, uses, brandLock } = one.receipt.consent
  const { chainId, ledger, brandId } = one.expected
  const env = { chainId, ledger }
  const secret = `0x${'5e'.repeat(32)}` as const
  const records = (receipts = [one.receipt], released: readonly `0x${string}`[] = []) => ({
    receipts,
    released: released.map((lock) => ({ lock, secret, generation: null, releasedAt: issuedAt })),
    notices: {},
  })
  const reading = (spent: readonly string[] = []) => ({
    brand: null,
    latestNotice: null,
    chain: {
      ...one.chain,
      lockState: (lock: string) => ({ revokedAt: spent.includes(lock) ? issuedAt + 60 : 0, byBrand: false }),
    },
    fingerprint: spent.join(),
  })
  const question = {
    brandId,
    env,
    records: records(),
    reading: reading(),
    error: null,
    endpoint: 'answered',
    at: issuedAt + 8 * day,
  } as const
  /** The answer of one who remembers nothing. */
  const fresh = (asked: Parameters<typeof recallBrand>[1]) => recallBrand(new Map(), asked)

  it('names a brand that was not read as a stored notice does, else by its id, whatever is stored', () => {
    const named = (...texts: string[]) => {
      const notices = Object.fromEntries(texts.map((text, index) => [`0x${index}`, text]))
      const { name, domain } = fresh({ ...question, reading: null, records: { ...records(), notices } })
      return { name, domain }
    }
    const notice = (controller: unknown) => JSON.stringify({ type: 'consent-notice', controller })
    const shop = { name: 'Kaufhaus Nord', domain: 'kaufhaus.example' }
    const nobody = { name: `${brandId.slice(0, 10)}…`, domain: null }
    expect(named(notice({ ...shop, address: 'Hamburg' }))).to.deep.equal(shop)
    for (const junk of [
      '',
      'null',
      '7',
      '[]',
      '{',
      notice(null),
      notice({ name: 'Kaufhaus Nord' }),
      notice({ name: 1, domain: 2 }),
    ]) {
      expect(named(junk), junk).to.deep.equal(nobody)
      expect(named(junk, notice(shop)), junk).to.deep.equal(shop)
    }
  })

  it('answers as if nothing were remembered, whatever was asked before', () => {
    const borders = [issuedAt, issuedAt + 7 * day, expiresAt - 14 * day, expiresAt]
    const locks = [brandLock, ...uses.map(({ lock }) => lock)]
    const questions = fc.record({
      brandId: fc.constant(brandId),
      env: fc.constant(env),
      records: fc.constantFrom(
        records(),
        records([{ ...one.receipt, recording: null }]),
        ...locks.map((lock) => records([one.receipt], [lock])),
      ),
      reading: fc.constantFrom(null, reading(), ...locks.map((lock) => reading([lock])), reading(locks)),
      error: fc.constantFrom(null, new Error('silent')),
      endpoint: fc.constantFrom('asking' as const, 'answered' as const, 'unreachable' as const),
      at: fc.oneof(
        fc.integer({ min: issuedAt - day, max: expiresAt + day }),
        fc.tuple(fc.constantFrom(...borders), fc.integer({ min: -1, max: 1 })).map(([border, step]) => border + step),
      ),
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(questions, questions), { minLength: 2, maxLength: 12 }), (asked) => {
        const memory: BrandMemory = new Map()
        for (const [each, other] of asked) {
          expect(recallBrand(memory, each)).to.deep.equal(fresh(each))
          judgeAhead(memory, other)
        }
      }),
      { seed: 1, numRuns: 40 },
    )
  })

  it('asks again at every second from which the answer may be another', () => {
    const waiting = records([{ ...one.receipt, recording: null }])
    for (const asked of [question, { ...question, records: waiting }])
      for (const border of [issuedAt, issuedAt + 7 * day, expiresAt - 14 * day, expiresAt])
        for (const [before, after] of [
          [border - 1, border],
          [border, border + 1],
        ] as const) {
          const memory: BrandMemory = new Map()
          recallBrand(memory, { ...asked, at: before })
          const answer = recallBrand(memory, { ...asked, at: after })
          expect(answer, `${before - border}, ${after - border}`).to.deep.equal(fresh({ ...asked, at: after }))
        }
  })

  it('gives the very same brand while nothing has changed, however much time has passed between two borders', () => {
    const memory: BrandMemory = new Map()
    const brand = recallBrand(memory, question)
    expect(recallBrand(memory, { ...question, at: question.at + day })).to.equal(brand)
    expect(recallBrand(memory, { ...question, at: expiresAt })).not.to.equal(brand)
  })

  it('answers what was prepared with what was prepared, and until then as before', () => {
    const memory: BrandMemory = new Map()
    const unread = { ...question, reading: null }
    const before = recallBrand(memory, unread)
    judgeAhead(memory, question)
    const prepared = memory.get(question.brandId)?.ahead?.brand
    expect(recallBrand(memory, unread)).to.equal(before)
    expect(recallBrand(memory, question).uses).to.equal(prepared?.uses)
    expect(recallBrand(memory, { ...question, endpoint: 'asking' }).uses).to.equal(prepared?.uses)
  })

  it('keeps the uses, and with them their rows, when only the answer of its server changes', () => {
    const memory: BrandMemory = new Map()
    const brand = recallBrand(memory, { ...question, endpoint: 'asking' })
    const answered = recallBrand(memory, question)
    expect(answered).not.to.equal(brand)
    expect(answered.isDomainChecked).to.equal(true)
    expect(answered.uses).to.equal(brand.uses)
  })
})

import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { ConsentLedgerError } from '../../../sdk/src/errors/consentLedgerError.ts'
import { MalformedNoticeError } from '../../../sdk/src/errors/malformedNoticeError.ts'
import { MalformedReceiptError } from '../../../sdk/src/errors/malformedReceiptError.ts'
import { answerVector, foldHex, type Vector } from '../../helpers/answerVector.ts'

/** The rules this file answers for, and how many vectors of each were published. */
const published: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  notices: { 'notice.build': 126, 'notice.parse': 4, 'notice.compare': 22 },
  statements: { 'statement.render': 60 },
  receipts: { 'receipt.parse': 33 },
  facts: { facts: 111, 'facts.many': 10 },
}

for (const [file, kinds] of Object.entries(published)) {
  const url = new URL(`../../vectors/${file}.json`, import.meta.url)
  const { vectors } = JSON.parse(readFileSync(url, 'utf8')) as { vectors: Vector[] }

  describe(`vectors: ${file}`, () => {
    it('holds every published vector', () => {
      const counts: Record<string, number> = {}
      for (const { kind } of vectors) counts[kind] = (counts[kind] ?? 0) + 1
      expect(counts).to.deep.equal(kinds)
    })

    for (const vector of vectors) {
      if (vector.error === undefined) {
        it(`answers ${vector.id}`, async () => {
          expect(foldHex(await answerVector(vector))).to.deep.equal(foldHex(vector.output))
        })
      } else {
        it(`refuses ${vector.id}`, async () => {
          const refusal = await answerVector(vector).then(
            (output) => expect.fail(`answered ${JSON.stringify(output)}`),
            (error: unknown) => error,
          )
          expect(refusal).to.be.instanceOf(ConsentLedgerError)
          if (refusal instanceof MalformedNoticeError || refusal instanceof MalformedReceiptError) {
            expect({ error: refusal.problem, path: refusal.path }).to.deep.equal({
              error: vector.error,
              path: vector.path,
            })
          }
        })
      }
    }
  })
}

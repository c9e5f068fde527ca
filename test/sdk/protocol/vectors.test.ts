import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { ConsentLedgerError } from '../../../sdk/src/errors/consentLedgerError.ts'
import { MalformedNoticeError } from '../../../sdk/src/errors/malformedNoticeError.ts'
import { MalformedReceiptError } from '../../../sdk/src/errors/malformedReceiptError.ts'
import { answerVector, foldHex, type Vector } from '../../helpers/answerVector.ts'

/** Every rule that needs no chain, and how many vectors of each were published. Those of the ledger are with the tests of the contracts. */
const published: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  notices: { 'notice.build': 126, 'notice.parse': 4, 'notice.compare': 22 },
  statements: { 'statement.render': 60 },
  receipts: { 'receipt.parse': 33 },
  facts: { facts: 111, 'facts.many': 10 },
  keys: {
    'unlock.text': 5,
    'unlock.sign': 4,
    'unlock.seed': 12,
    'keys.vault': 4,
    'keys.brand': 12,
    'keys.brandLock': 36,
    'keys.useLock': 48,
    'generation.highest': 10,
    'generation.sign': 10,
    'generation.reveal': 10,
  },
  vault: { 'vault.seal': 4 },
  consents: { 'consent.hash': 18, 'consent.sign': 11, 'consent.recover': 7 },
  trees: { 'tree.build': 8, 'tree.verify': 39 },
  digests: { 'digest.revocations': 8, 'digest.uses': 6 },
  useEntries: { 'useEntry.link': 4, 'useEntry.check': 20 },
  signedRequests: { 'access.hash': 6, 'signed.accept': 42, 'erasure.hash': 4, 'erased.hash': 4 },
  openings: { 'opening.build': 9, 'opening.verify': 45 },
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

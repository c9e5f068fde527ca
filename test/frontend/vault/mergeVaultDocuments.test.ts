import { expect } from 'chai'
import fc from 'fast-check'
import { currentReceipts } from '../../../frontend/src/config/currentReceipts.ts'
import { receiptHash } from '../../../frontend/src/config/receiptHash.ts'
import { emptyVaultDocument, type VaultDocument } from '../../../frontend/src/config/vaultDocument.ts'
import { VaultDocumentUnreadableError } from '../../../frontend/src/config/vaultDocumentUnreadableError.ts'
import { decodeVaultDocument } from '../../../frontend/src/features/vault/decodeVaultDocument.ts'
import { encodeVaultDocument } from '../../../frontend/src/features/vault/encodeVaultDocument.ts'
import { mergeVaultDocuments } from '../../../frontend/src/features/vault/mergeVaultDocuments.ts'
import { arbitraryVaultDocument } from '../arbitraryVaultDocument.ts'

const text = (document: VaultDocument) => new TextDecoder().decode(encodeVaultDocument(document))
const hashesOf = (document: VaultDocument) =>
  Object.values(document.brands).flatMap((records) => records.receipts.map(receiptHash))

describe('mergeVaultDocuments', () => {
  it('gives the same document whichever side comes first', () => {
    fc.assert(
      fc.property(arbitraryVaultDocument, arbitraryVaultDocument, (left, right) => {
        expect(text(mergeVaultDocuments(left, right))).to.equal(text(mergeVaultDocuments(right, left)))
      }),
    )
  })

  it('gives the same document however three devices are grouped', () => {
    fc.assert(
      fc.property(arbitraryVaultDocument, arbitraryVaultDocument, arbitraryVaultDocument, (one, two, three) => {
        expect(text(mergeVaultDocuments(mergeVaultDocuments(one, two), three))).to.equal(
          text(mergeVaultDocuments(one, mergeVaultDocuments(two, three))),
        )
      }),
    )
  })

  it('changes nothing when merged again', () => {
    fc.assert(
      fc.property(arbitraryVaultDocument, arbitraryVaultDocument, (left, right) => {
        const merged = mergeVaultDocuments(left, right)
        expect(text(mergeVaultDocuments(merged, left))).to.equal(text(merged))
        expect(text(mergeVaultDocuments(merged, merged))).to.equal(text(merged))
        expect(text(mergeVaultDocuments(emptyVaultDocument, merged))).to.equal(text(merged))
      }),
    )
  })

  it('loses no consent, no released lock, no notice and no press', () => {
    fc.assert(
      fc.property(arbitraryVaultDocument, arbitraryVaultDocument, (left, right) => {
        const merged = mergeVaultDocuments(left, right)
        for (const before of [left, right]) {
          expect(hashesOf(merged)).to.include.members(hashesOf(before))
          expect(merged.activity.map((one) => one.id)).to.include.members(before.activity.map((one) => one.id))
          for (const [brandId, records] of Object.entries(before.brands)) {
            const after = merged.brands[brandId as `0x${string}`]
            expect(after?.released.map((one) => one.lock)).to.include.members(records.released.map((one) => one.lock))
            expect(Object.keys(after?.notices ?? {})).to.include.members(Object.keys(records.notices))
          }
        }
      }),
    )
  })

  it('keeps a proof once one side has it, and the higher revision of a press', () => {
    fc.assert(
      fc.property(arbitraryVaultDocument, arbitraryVaultDocument, (left, right) => {
        const merged = mergeVaultDocuments(left, right)
        const all = [left, right].flatMap((document) => Object.values(document.brands)).flatMap((one) => one.receipts)
        const recorded = new Set(all.filter((receipt) => receipt.recording !== null).map(receiptHash))
        for (const receipt of Object.values(merged.brands).flatMap((one) => one.receipts)) {
          expect(receipt.recording !== null).to.equal(recorded.has(receiptHash(receipt)))
        }
        for (const one of merged.activity) {
          const revisions = [...left.activity, ...right.activity].filter((other) => other.id === one.id)
          expect(one.revision).to.equal(Math.max(...revisions.map((other) => other.revision)))
        }
      }),
    )
  })
})

describe('currentReceipts', () => {
  it('names each consent once, with the root the chain holds when there is one', () => {
    fc.assert(
      fc.property(arbitraryVaultDocument, fc.integer({ min: 1, max: 3 }), (document, live) => {
        const liveRoot = `0x${live.toString(16).padStart(64, '0')}`
        for (const { receipts } of Object.values(document.brands)) {
          const current = currentReceipts(receipts, (root) => (root === liveRoot ? 1_800_000_000 : 0))
          expect(current.map(receiptHash)).to.have.members([...new Set(receipts.map(receiptHash))])
          for (const receipt of receipts.filter((one) => one.recording?.root === liveRoot)) {
            const chosen = current.find((one) => receiptHash(one) === receiptHash(receipt))
            expect(chosen?.recording?.root).to.equal(liveRoot)
          }
        }
      }),
    )
  })
})

describe('decodeVaultDocument', () => {
  it('reads back what encodeVaultDocument wrote', () => {
    fc.assert(
      fc.property(arbitraryVaultDocument, (document) => {
        expect(text(decodeVaultDocument(encodeVaultDocument(document)))).to.equal(text(document))
      }),
    )
  })

  it('refuses what this version does not write, and names the place', () => {
    const refuse = (json: string, path: string) => {
      try {
        decodeVaultDocument(new TextEncoder().encode(json))
        expect.fail(`accepted ${json}`)
      } catch (error) {
        expect(error).to.be.instanceOf(VaultDocumentUnreadableError)
        expect((error as VaultDocumentUnreadableError).path).to.equal(path)
      }
    }
    refuse('{', '')
    refuse('[]', '')
    refuse('{"schema":2,"brands":{},"activity":[]}', 'schema')
    refuse('{"schema":1,"activity":[]}', 'brands')
    refuse(
      '{"schema":1,"brands":{"0x01":{"receipts":[{}],"released":[],"notices":{}}},"activity":[]}',
      'brands.0x01.receipts[0]',
    )
    refuse('{"schema":1,"brands":{},"activity":[{"id":"0x01"}]}', 'activity[0].endpoint')
    for (const number of ['1.5', '1e400', '9007199254740993'])
      refuse(
        `{"schema":1,"brands":{"0x01":{"receipts":[],"released":[{"lock":"0x01","secret":"0x02","generation":null,"releasedAt":${number}}],"notices":{}}},"activity":[]}`,
        'brands.0x01.released[0].releasedAt',
      )
  })
})

import { expect } from 'chai'
import fc from 'fast-check'
import type { Hex } from 'viem'
import { GenerationUnreadableError } from '../../../sdk/src/errors/generationUnreadableError.ts'
import { InvalidValueError } from '../../../sdk/src/errors/invalidValueError.ts'
import { RevocationPendingError } from '../../../sdk/src/errors/revocationPendingError.ts'
import {
  findGeneration,
  findHighestSpent,
  revealGenerations,
  signingGeneration,
} from '../../../sdk/src/protocol/generations.ts'
import { deriveBrandSecret, lockOf } from '../../../sdk/src/protocol/keys.ts'

const seeded = { seed: 7_122, numRuns: 200 }

async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  return null
}

describe('generations', () => {
  describe('findHighestSpent', () => {
    it('stops after 16 unspent in a row and asks nothing beyond', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(fc.nat({ max: 120 }), { maxLength: 30 }), async (spent) => {
          const asked: number[] = []
          const highest = await findHighestSpent(async (generations) => {
            asked.push(...generations)
            return generations.map((generation) => spent.includes(generation))
          })
          let expected = -1
          for (let generation = 0; generation <= expected + 16; generation++)
            if (spent.includes(generation)) expected = generation
          expect(highest).to.equal(expected)
          expect(asked).to.deep.equal(Array.from({ length: expected + 17 }, (_, generation) => generation))
        }),
        seeded,
      )
    })

    it('could not read when the node fails, and keeps the cause', async () => {
      const cause = new TypeError('no node')
      const refusal = await refusalOf(
        findHighestSpent(async () => {
          throw cause
        }),
      )
      expect(refusal).to.be.instanceOf(GenerationUnreadableError).with.property('cause', cause)
    })

    it('could not read when an answer is missing or unknown', async () => {
      const short = findHighestSpent(async (generations) => generations.slice(1).map(() => false))
      expect(await refusalOf(short)).to.be.instanceOf(GenerationUnreadableError)
      const unknown = findHighestSpent(async (generations) => generations.map(() => null as never))
      expect(await refusalOf(unknown)).to.be.instanceOf(GenerationUnreadableError)
    })

    it('could not read when every generation reads spent', async () => {
      const all = findHighestSpent(async (generations) => generations.map(() => true))
      expect(await refusalOf(all)).to.be.instanceOf(GenerationUnreadableError)
    })
  })

  describe('signingGeneration', () => {
    it('takes one above all that is spent or released, at most 3 above the highest spent', () => {
      fc.assert(
        fc.property(
          fc.integer({ min: -1, max: 20 }),
          fc.array(fc.nat({ max: 25 }), { maxLength: 6 }),
          (highestSpent, released) => {
            const expected = Math.max(highestSpent, ...released) + 1
            if (expected > highestSpent + 3)
              expect(() => signingGeneration({ highestSpent, released }))
                .to.throw(RevocationPendingError)
                .with.property('generation', expected)
            else expect(signingGeneration({ highestSpent, released })).to.equal(expected)
          },
        ),
        seeded,
      )
    })

    it('refuses what is no generation', () => {
      expect(() => signingGeneration({ highestSpent: -2, released: [] }))
        .to.throw(InvalidValueError)
        .with.property('path', 'highestSpent')
      expect(() => signingGeneration({ highestSpent: 0, released: [0.5] }))
        .to.throw(InvalidValueError)
        .with.property('path', 'released[0]')
    })
  })

  describe('revealGenerations', () => {
    it('covers whatever signingGeneration can have given, and nothing spent', () => {
      fc.assert(
        fc.property(
          fc.uniqueArray(fc.nat({ max: 12 }), { maxLength: 8 }),
          fc.array(fc.nat({ max: 20 }), { maxLength: 4 }),
          fc.array(fc.nat({ max: 20 }), { maxLength: 4 }),
          (spent, stored, released) => {
            const highestSpent = Math.max(-1, ...spent)
            const revealed = revealGenerations({ highestSpent, spent, stored })
            for (const generation of revealed) expect(spent).not.to.include(generation)
            for (const generation of stored) expect([...spent, ...revealed]).to.include(generation)
            try {
              expect(revealed).to.include(signingGeneration({ highestSpent, released }))
            } catch (error) {
              expect(error).to.be.instanceOf(RevocationPendingError)
            }
          },
        ),
        seeded,
      )
    })
  })

  describe('findGeneration', () => {
    const brandKey: Hex = `0x${'5e'.repeat(32)}`

    it('finds the generation of a lock this key signs under', () => {
      for (const generation of [0, 1, 17, 1_003])
        expect(findGeneration({ brandKey, brandLock: lockOf(deriveBrandSecret(brandKey, generation)) })).to.equal(
          generation,
        )
    })

    it('finds none for the lock of another key', () => {
      const brandLock = lockOf(deriveBrandSecret(`0x${'5f'.repeat(32)}`, 0))
      expect(findGeneration({ brandKey, brandLock })).to.equal(null)
    })
  })
})

import * as v from 'valibot'
import type { Hex } from 'viem'

/** Secrets in one request at most. */
export const maxSecrets = 256
/** Seconds a request may ask the relay to wait at most. */
export const maxAfter = 86_400

const word = v.pipe(
  v.string('must be 32 bytes in hex'),
  v.regex(/^0x[0-9a-fA-F]{64}$/, 'must be 32 bytes in hex: 0x and 64 digits'),
  v.transform((text) => text.toLowerCase() as Hex),
)

function list<Length extends number>(least: Length | 0, most: number) {
  return v.pipe(
    v.array(word, 'must be a list'),
    v.minLength(least, `must have at least ${least} entries`),
    v.maxLength(most, `must have at most ${most} entries`),
  )
}

const use = v.strictObject(
  {
    index: v.pipe(
      v.number('must be a whole number'),
      v.integer('must be a whole number'),
      v.minValue(0, 'must not be negative'),
      v.maxValue(1_000, 'is too large'),
    ),
    words: list(3, 3),
    others: list(0, 1_000),
  },
  'must be { index, words, others } or null',
)

const opening = v.strictObject(
  {
    words: list(12, 12),
    use: v.nullable(use),
    recording: v.nullable(v.strictObject({ root: word, proof: list(0, 64) }, 'must be { root, proof } or null')),
  },
  'must be { words, use, recording }, null or absent',
)

/** Body of `POST /revocations`. Messages never repeat a value: it may be a secret. */
export const revocationBody = v.strictObject(
  {
    brandId: word,
    secrets: v.pipe(
      v.array(
        v.strictObject({ secret: word, opening: v.optional(v.nullable(opening)) }, 'must be { secret, opening? }'),
        'must be a list',
      ),
      v.minLength(1, 'must name at least one secret'),
      v.maxLength(maxSecrets, `must name at most ${maxSecrets} secrets; send the others in a second request`),
    ),
    after: v.optional(
      v.pipe(
        v.number('must be a whole number of seconds'),
        v.integer('must be a whole number of seconds'),
        v.minValue(0, 'must not be negative'),
        v.maxValue(maxAfter, `must be at most ${maxAfter} seconds`),
      ),
      0,
    ),
  },
  'must be { brandId, secrets, after? }',
)

export type RevocationBody = v.InferOutput<typeof revocationBody>

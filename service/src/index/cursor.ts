import * as v from 'valibot'

/** A place in the chain's order, after which the next page begins. */
export type Cursor = { readonly blockNumber: number; readonly logIndex: number }

/** Text form of a cursor, as in `?after=`. */
export function formatCursor({ blockNumber, logIndex }: Cursor): string {
  return `${blockNumber}-${logIndex}`
}

/** Parses the text form of a cursor. */
export const cursorText = v.pipe(
  v.string('must be the next of an earlier page'),
  v.regex(/^\d{1,15}-\d{1,9}$/, 'must be the next of an earlier page'),
  v.transform((text): Cursor => {
    const [blockNumber, logIndex] = text.split('-').map(Number) as [number, number]
    return { blockNumber, logIndex }
  }),
)

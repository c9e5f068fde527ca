/** Values per statement: far below the number of parameters any database takes. */
const chunkSize = 500

/** Cuts a list into pieces a single SQL statement can take. */
export function* inChunks<value>(values: readonly value[]): Generator<readonly value[]> {
  for (let start = 0; start < values.length; start += chunkSize) yield values.slice(start, start + chunkSize)
}

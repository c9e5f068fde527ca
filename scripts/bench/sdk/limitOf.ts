import { rate } from './rate.ts'

/** Words the guard keeps for each customer: in the table of ids (at its fullest and emptiest: 1.3 to 2.7), of the id, of the receipts. */
const words = [1.7, 6, 7.2]

/**
 * What no check in this language on this machine can go below: one look at the clock, and three reads of which each says where the next one is,
 * in as much memory as the guard has for its table, its ids and its receipts.
 *
 * @param customers how many
 * @returns as `rate`; the yes count means nothing
 */
export function limitOf(customers: number) {
  const arrays = words.map((each) => new Uint32Array(2 ** Math.round(Math.log2(each * customers))))
  for (const array of arrays)
    for (let place = 0; place < array.length; place++) array[place] = Math.imul(place, 0x9e3779b1)
  const [table, ids, receipts] = arrays as [Uint32Array, Uint32Array, Uint32Array]
  let before = 1
  const places = Uint32Array.from({ length: 1_000_000 }, (_, index) => Math.imul(index + 1, 0x85ebca6b))
  return rate(Array.from(places), (place) => {
    const first = table[(place ^ before) & (table.length - 1)] as number
    const second = ids[(first ^ (first >>> 15)) & (ids.length - 1)] as number
    const third = receipts[(second ^ (second >>> 15)) & (receipts.length - 1)] as number
    before = third & 7
    return Date.now() > third
  })
}

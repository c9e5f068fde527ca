import type { GuardContext } from './guardContext.ts'

/** How many consents the store has erased and refuses for ever. */
export async function countErased(db: GuardContext['db']): Promise<number> {
  const { count } = await db
    .selectFrom('erased_hashes')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

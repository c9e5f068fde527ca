/** How the list is turned; brands when absent. Kept in the address, so that going back keeps it. */
export type ConsentsSearch = { readonly by?: 'data' | 'purposes' }

/** Reads the list's address: anything unknown is the list by brand. */
export function parseConsentsSearch(search: Record<string, unknown>): ConsentsSearch {
  return search.by === 'data' || search.by === 'purposes' ? { by: search.by } : {}
}

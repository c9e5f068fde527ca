const turns = ['data', 'purposes', 'grid', 'timeline'] as const

/** How the list is turned, brands when absent; and the day the timeline shows (`YYYY-MM-DD`), today when absent. */
export type ConsentsSearch = { readonly by?: (typeof turns)[number]; readonly on?: string }

/** Reads the list's address, where both are kept, so that going back keeps them: anything unknown is the list by brand. */
export function parseConsentsSearch(search: Record<string, unknown>): ConsentsSearch {
  const by = turns.find((turn) => turn === search.by)
  if (by === undefined) return {}
  const isDay = typeof search.on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(search.on)
  return by === 'timeline' && isDay ? { by, on: search.on as string } : { by }
}

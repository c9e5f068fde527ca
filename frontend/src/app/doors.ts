/** A door in the header: only those that lead to a page that works. */
export type Door = { readonly to: '/me' | '/audit'; readonly word: string }

export const doors: readonly Door[] = [
  { to: '/me', word: 'app.doorMe' },
  { to: '/audit', word: 'app.doorAudit' },
]

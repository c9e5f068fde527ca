import { diffWords } from 'diff'

/** Words that stayed, came or went. */
export type WordChange = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** Compares two texts word by word; white space alone is no change. */
export function changedWords(before: string, after: string): readonly WordChange[] {
  return diffWords(before, after).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}

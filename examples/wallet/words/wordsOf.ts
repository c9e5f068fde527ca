import { de } from './de.ts'
import { en } from './en.ts'
import { nl } from './nl.ts'
import type { Words } from './words.ts'

const spoken: readonly Words[] = [en, de, nl]

/**
 * The words in the first language that the wallet speaks.
 *
 * @param wishes BCP 47 tags, the most wanted first.
 * @returns the words; English if none is spoken.
 */
export function wordsOf(wishes: readonly string[]): Words {
  for (const wish of wishes) {
    const found = spoken.find(({ language }) => wish.toLowerCase().split('-')[0] === language)
    if (found !== undefined) return found
  }
  return en
}

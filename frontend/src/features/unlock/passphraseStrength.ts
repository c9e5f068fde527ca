import { isPassphraseLongEnough } from '@consent-ledger/sdk'

/** What can be said of a passphrase without guessing at it. */
export type PassphraseStrength = 'empty' | 'short' | 'weak' | 'fair' | 'strong'

/**
 * How well a passphrase holds, by its length and its variety alone: a well-known sentence passes and is weak all the same.
 *
 * @param passphrase as typed
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  if (passphrase === '') return 'empty'
  if (!isPassphraseLongEnough(passphrase)) return 'short'
  const characters = [...passphrase.normalize('NFKC').toLowerCase()]
  const distinct = new Set(characters).size
  // A neighbour in the alphabet or the same again ("abcd", "1111") adds next to nothing.
  const leaps = characters.filter((character, index) => {
    const step = (character.codePointAt(0) ?? 0) - (characters[index - 1]?.codePointAt(0) ?? -9)
    return Math.abs(step) > 1
  }).length
  if (distinct < 6 || leaps < 8 || !/\P{N}/u.test(passphrase)) return 'weak'
  return characters.length >= 20 && distinct >= 10 ? 'strong' : 'fair'
}

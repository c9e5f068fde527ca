import type { Decision } from '../brand/decision.ts'
import { isPurpose, type VocabularyPurpose, vocabulary } from '../protocol/vocabulary.ts'

/**
 * The rule by which decisions become one foreign signal: granted when at least one of the decisions bears on it and every one that does
 * allows. Nothing known is denied; so is a purpose the vocabulary does not list.
 *
 * @param bearsOn whether a purpose of the vocabulary bears on the signal
 */
export function isGrantedByAll(
  decisions: readonly Decision[],
  bearsOn: (purpose: VocabularyPurpose) => boolean,
): boolean {
  const bearing = decisions.filter(({ purpose }) => {
    const known = isPurpose(purpose) ? vocabulary.purposes[purpose] : undefined
    return known !== undefined && bearsOn(known)
  })
  return bearing.length > 0 && bearing.every(({ allowed }) => allowed === true)
}

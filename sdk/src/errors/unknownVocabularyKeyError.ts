import { ConsentLedgerError } from './consentLedgerError.ts'

/** A purpose or category that `vocabulary.json` does not list. Keys are refused, never guessed. */
export class UnknownVocabularyKeyError extends ConsentLedgerError {
  override name = 'UnknownVocabularyKeyError'
  readonly kind: 'purpose' | 'category'
  readonly key: string

  constructor({ kind, key }: { kind: 'purpose' | 'category'; key: string }) {
    super(`"${key}" is not a ${kind} of the vocabulary. Use one of the keys listed in vocabulary.json.`)
    this.kind = kind
    this.key = key
  }
}

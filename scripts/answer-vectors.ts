/**
 * Answers test vectors with the SDK: reads `{"id","kind","input"}` lines from stdin and writes `{"id","output"}` or `{"id","error"}` lines.
 *
 *     node scripts/answer-vectors.ts < vectors.jsonl
 *
 * Kinds that run on a chain (`ledger.run`) are answered by the contract tests, not here.
 */
import { text } from 'node:stream/consumers'
import { answerVector, type Vector } from '../test/helpers/answerVector.ts'

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

// Not node:readline: it also breaks lines at U+2028 and U+2029, which JSON strings may hold.
for (const line of (await text(process.stdin)).split('\n')) {
  if (line.trim() === '') continue
  const vector: Vector = JSON.parse(line)
  const answer = await answerVector(vector).then(
    (output) => ({ id: vector.id, output }),
    (error: unknown) => ({ id: vector.id, error: nameOf(error) }),
  )
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}

import { RecoveryFileUnreadableError } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { RecoveryWorkerFailedError } from './recoveryWorkerFailedError.ts'

export type RecoveryQuestion =
  | { readonly seal: { readonly seed: Hex; readonly passphrase: string } }
  | { readonly open: { readonly text: string; readonly passphrase: string } }
export type RecoveryAnswer = { readonly result: string } | { readonly failed: 'unreadable' | (string & {}) }
/** How much of the work is done, in hundredths: as often as one more is. */
export type RecoveryProgress = { readonly percent: number }
type OnPercent = (percent: number) => void

/** The text of a new recovery file, made in a thread of its own. */
export const sealInWorker = (
  seal: { readonly seed: Hex; readonly passphrase: string },
  onPercent: OnPercent,
): Promise<string> => askRecoveryWorker({ seal }, onPercent)

/**
 * The seed inside a recovery file, opened in a thread of its own.
 *
 * @throws {RecoveryFileUnreadableError} when the passphrase is another one or the file is damaged or none.
 */
export const openInWorker = (
  open: { readonly text: string; readonly passphrase: string },
  onPercent: OnPercent,
): Promise<Hex> => askRecoveryWorker({ open }, onPercent) as Promise<Hex>

async function askRecoveryWorker(question: RecoveryQuestion, onPercent: OnPercent): Promise<string> {
  const worker = new Worker(new URL('./recoveryWorker.ts', import.meta.url), { type: 'module' })
  try {
    const answer = await new Promise<RecoveryAnswer>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<RecoveryAnswer | RecoveryProgress>) =>
        'percent' in data ? onPercent(data.percent) : resolve(data),
      )
      worker.addEventListener('error', ({ message }) => reject(new RecoveryWorkerFailedError(message ?? 'not started')))
      worker.postMessage(question)
    })
    if ('result' in answer) return answer.result
    throw answer.failed === 'unreadable'
      ? new RecoveryFileUnreadableError()
      : new RecoveryWorkerFailedError(answer.failed)
  } finally {
    worker.terminate()
  }
}

/**
 * Runs in a thread of its own: deriving a key from a passphrase takes half a second of one core, and the page must stay alive meanwhile.
 * One question, word of how far it is, one answer; whoever asked ends the thread, and passphrase and seed go with it.
 */
import { openRecoveryFile, RecoveryFileUnreadableError, sealRecoveryFile } from '@consent-ledger/sdk'
import type { RecoveryAnswer, RecoveryProgress, RecoveryQuestion } from './askRecoveryWorker.ts'

let told = 0

function onProgress(fraction: number): void {
  const percent = Math.floor(fraction * 100)
  if (percent === told) return
  told = percent
  postMessage({ percent } satisfies RecoveryProgress)
}

async function answer(question: RecoveryQuestion): Promise<RecoveryAnswer> {
  try {
    return {
      result:
        'seal' in question
          ? await sealRecoveryFile({ ...question.seal, onProgress })
          : await openRecoveryFile({ ...question.open, onProgress }),
    }
  } catch (failure) {
    if (failure instanceof RecoveryFileUnreadableError) return { failed: 'unreadable' }
    return { failed: String(failure) }
  }
}

self.addEventListener('message', async ({ data }: MessageEvent<RecoveryQuestion>) => postMessage(await answer(data)))

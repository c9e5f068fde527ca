import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { useIsSilent } from '../../config/useIsSilent.ts'
import type { Revocation } from '../../config/vaultDocument.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { StatusShape } from '../../ui/StatusShape.tsx'
import styles from './RevocationResult.module.css'
import { canSendYourself, isStopped, isUpToWallet } from './revocationProgress.ts'
import { SendYourself } from './SendYourself.tsx'
import { useRevocationWords } from './useRevocationWords.ts'

type RevocationResultProps = {
  readonly revocation: Revocation
  /** Unix seconds. */
  readonly now: number
  /** Whether this page waits for the wallet's answer. */
  readonly isWalletAsked: boolean
  readonly onTryAgain: (id: Revocation['id']) => Promise<void>
  readonly onSendYourself: (id: Revocation['id']) => Promise<void>
  /** Names what is revoked, for where the row does not. */
  readonly withScope?: boolean
}

/** What became of a press on "Revoke": announced when it changes, never ahead of the chain. */
export function RevocationResult(props: RevocationResultProps) {
  const { revocation, now, isWalletAsked, onTryAgain, onSendYourself, withScope } = props
  const { i18n } = useLingui()
  const words = useRevocationWords()
  const [isTrying, setTrying] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isSilent = useIsSilent(isWalletAsked && isUpToWallet(revocation) ? revocation.id : null)

  const tryAgain = async () => {
    setTrying(true)
    setError(null)
    await onTryAgain(revocation.id).finally(() => setTrying(false))
  }

  const sendYourself = async () => {
    setAsking(false)
    setError(null)
    await onSendYourself(revocation.id).catch(setError)
  }

  const mayAct = canSendYourself(revocation, now)
  return (
    <div className={styles.result}>
      <div role="status">
        <p>
          <StatusShape status={isStopped(revocation) ? 'revoked' : 'pending'} />
          {withScope && <> · {words.scope(revocation)}</>}
        </p>
        <p>{words.progress(revocation, { isAsking: isWalletAsked })}</p>
        {isSilent && <p>{i18n._('revocations.silent')}</p>}
        <p className={styles.quiet}>{i18n._('revocations.effect')}</p>
        {revocation.wallet.state === 'idle' && !isStopped(revocation) && (
          <p className={styles.quiet}>{i18n._('revocations.noFee')}</p>
        )}
      </div>
      {error !== null && !isStopped(revocation) && <ErrorMessage error={error} />}
      {mayAct && (
        <div className={styles.actions}>
          <Button size="small" onPress={tryAgain} isPending={isTrying}>
            {i18n._('revocations.tryAgain')}
          </Button>
          <Button size="small" onPress={() => setAsking(true)}>
            {i18n._('revocations.sendYourself')}
          </Button>
        </div>
      )}
      <SendYourself
        brandName={revocation.brandName}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onSend={sendYourself}
      />
    </div>
  )
}

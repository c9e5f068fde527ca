import { useLingui } from '@lingui/react'
import { useState } from 'react'
import type { Address, Hex } from 'viem'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatDateTime } from '../../ui/formatDate.ts'
import { NewRecoveryFile } from './NewRecoveryFile.tsx'
import styles from './RecoveryFile.module.css'
import { recoveryFileMadeAt, rememberRecoveryFileMade } from './recoveryFileMade.ts'

/** What a recovery file is for, when the last one was made here, and the way to make one. */
export function KeepRecoveryFile(props: { readonly seed: Hex; readonly vaultId: Address }) {
  const { i18n } = useLingui()
  const { seed, vaultId } = props
  const [madeAt, setMadeAt] = useState(() => recoveryFileMadeAt(vaultId))
  const [state, setState] = useState<'closed' | 'open' | 'made'>('closed')

  const remember = () => {
    const now = Math.floor(Date.now() / 1000)
    rememberRecoveryFileMade(vaultId, now)
    setMadeAt(now)
    setState('made')
  }

  return (
    <div className={styles.steps}>
      <p>{i18n._('unlock.keep.text')}</p>
      <p>{i18n._('unlock.keep.whoHasIt')}</p>
      <p>
        {madeAt === null
          ? i18n._('unlock.keep.never')
          : i18n._('unlock.keep.lastMade', { when: formatDateTime(madeAt, i18n.locales as string) })}
      </p>
      {state === 'made' && (
        <Alert tone="done" title={i18n._('unlock.keep.made')}>
          <p>{i18n._('unlock.keep.madeText')}</p>
        </Alert>
      )}
      {state === 'open' ? (
        <>
          <NewRecoveryFile seed={seed} onMade={remember} />
          <div>
            <Button onPress={() => setState('closed')}>{i18n._('unlock.keep.cancel')}</Button>
          </div>
        </>
      ) : (
        <div>
          <Button onPress={() => setState('open')}>{i18n._('unlock.keep.make')}</Button>
        </div>
      )}
    </div>
  )
}

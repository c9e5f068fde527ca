import { deriveVault } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Hex } from 'viem'
import { assertSafePlace } from '../../config/assertSafePlace.ts'
import { useEnv } from '../../config/EnvContext.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { formatDate } from '../../ui/formatDate.ts'
import { makePasskey, openPasskey } from './askPasskey.ts'
import { KeepRecoveryFile } from './KeepRecoveryFile.tsx'
import styles from './RecoveryFile.module.css'

/**
 * For people without a wallet: a passkey of their device is the key. A new one leads to a recovery file first, since a lost
 * passkey cannot be brought back.
 */
export function PasskeyDoor(props: { readonly onOpened: (seed: Hex) => void }) {
  const { i18n } = useLingui()
  const { host } = useEnv()
  const [asked, setAsked] = useState<'open' | 'make' | null>(null)
  const [made, setMade] = useState<Hex | null>(null)
  const [error, setError] = useState<unknown>(null)
  const attempt = useRef<AbortController>(null)
  const next = useRef<HTMLDivElement>(null)
  useEffect(() => () => attempt.current?.abort(), [])

  const ask = async (what: 'open' | 'make') => {
    if (asked !== null) return
    const mine = new AbortController()
    attempt.current = mine
    setError(null)
    setAsked(what)
    try {
      assertSafePlace(host)
      if (what === 'open') props.onOpened(await openPasskey({ host, signal: mine.signal }))
      else {
        const name = i18n._('unlock.passkey.name', { date: formatDate(Date.now() / 1000, i18n.locales as string) })
        const seed = await makePasskey({ host, name, signal: mine.signal })
        // The buttons are gone then: whoever uses the keyboard goes on at the top of the next step.
        flushSync(() => setMade(seed))
        next.current?.focus()
      }
    } catch (failure) {
      if (mine.signal.aborted) return
      setError(failure)
    }
    setAsked(null)
  }

  if (made !== null) {
    return (
      <div className={styles.steps} ref={next} tabIndex={-1}>
        <Alert tone="done" title={i18n._('unlock.passkey.made')}>
          <p>{i18n._('unlock.passkey.madeText')}</p>
        </Alert>
        <KeepRecoveryFile seed={made} vaultId={deriveVault(made).vaultId} />
        <div>
          <Button look="primary" onPress={() => props.onOpened(made)}>
            {i18n._('unlock.passkey.goOn')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className={styles.steps}>
      <ul className={styles.points}>
        <li>{i18n._('unlock.passkey.where')}</li>
        <li>{i18n._('unlock.passkey.lost')}</li>
        <li>{i18n._('unlock.passkey.once')}</li>
      </ul>
      {error !== null && <ErrorMessage error={error} />}
      {asked !== null && <Alert title={i18n._('unlock.passkey.asked')} />}
      <div className={styles.buttons}>
        <Button look="primary" isPending={asked === 'open'} onPress={() => void ask('open')}>
          {i18n._('unlock.passkey.open')}
        </Button>
        <Button isPending={asked === 'make'} onPress={() => void ask('make')}>
          {i18n._('unlock.passkey.make')}
        </Button>
      </div>
    </div>
  )
}

import { deriveVault } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { bytesToHex, type Hex } from 'viem'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { NewRecoveryFile } from './NewRecoveryFile.tsx'
import { OpenRecoveryFile } from './OpenRecoveryFile.tsx'
import styles from './RecoveryFile.module.css'
import { rememberRecoveryFileMade } from './recoveryFileMade.ts'

/**
 * For a wallet no key can be derived from: a random seed that exists in a recovery file alone. It is handed over only when the
 * downloaded file has been opened again, so nobody consents with a key they could not find later.
 */
export function NewSeed(props: { readonly onChecked: (seed: Hex) => void }) {
  const { i18n } = useLingui()
  const [seed] = useState(() => bytesToHex(crypto.getRandomValues(new Uint8Array(32))))
  const [isMade, setIsMade] = useState(false)
  const [isOther, setIsOther] = useState(false)
  const step = useRef<HTMLDivElement>(null)

  // The button that was pressed is gone then: whoever uses the keyboard goes on at the top of the step.
  const show = (isNext: boolean) => {
    setIsOther(false)
    flushSync(() => setIsMade(isNext))
    step.current?.focus()
  }

  const check = (opened: Hex) => {
    setIsOther(opened !== seed)
    if (opened !== seed) return
    rememberRecoveryFileMade(deriveVault(seed).vaultId, Math.floor(Date.now() / 1000))
    props.onChecked(seed)
  }

  if (!isMade) {
    return (
      <div className={styles.steps} ref={step} tabIndex={-1}>
        <p>{i18n._('unlock.new.intro')}</p>
        <ul className={styles.points}>
          <li>{i18n._('unlock.new.nextTime')}</li>
          <li>{i18n._('unlock.new.whoHasIt')}</li>
          <li>{i18n._('unlock.new.lost')}</li>
          <li>{i18n._('unlock.new.once')}</li>
        </ul>
        <NewRecoveryFile seed={seed} onMade={() => show(true)} />
      </div>
    )
  }
  return (
    <div className={styles.steps} ref={step} tabIndex={-1}>
      <Alert title={i18n._('unlock.new.checkTitle')}>
        <p>{i18n._('unlock.new.checkText')}</p>
      </Alert>
      {isOther && <Alert tone="fault" title={i18n._('unlock.new.other')} />}
      <OpenRecoveryFile onOpened={check} />
      <div>
        <Button onPress={() => show(false)}>{i18n._('unlock.new.downloadAgain')}</Button>
      </div>
    </div>
  )
}

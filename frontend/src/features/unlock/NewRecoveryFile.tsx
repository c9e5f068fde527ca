import { useLingui } from '@lingui/react'
import { useState } from 'react'
import type { Hex } from 'viem'
import { Button } from '../../ui/Button.tsx'
import { downloadFile } from '../../ui/downloadFile.ts'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { sealInWorker } from './askRecoveryWorker.ts'
import { PassphraseField } from './PassphraseField.tsx'
import { type PassphraseStrength, passphraseStrength } from './passphraseStrength.ts'
import styles from './RecoveryFile.module.css'
import { RecoveryWork } from './RecoveryWork.tsx'

/** Asks for a passphrase twice, closes the seed with it and hands over the file. */
export function NewRecoveryFile(props: { readonly seed: Hex; readonly onMade: () => void }) {
  const { i18n } = useLingui()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  /** How far making has come; null while nothing is being made. */
  const [percent, setPercent] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const strength = passphraseStrength(passphrase)
  const isSame = passphrase.normalize('NFKC') === again.normalize('NFKC')
  const fault =
    strength === 'empty' || strength === 'short' ? 'unlock.file.typeFirst' : isSame ? null : 'unlock.file.typeAgain'

  const make = async () => {
    if (fault !== null || percent !== null) return
    setError(null)
    setPercent(0)
    try {
      const text = await sealInWorker({ seed: props.seed, passphrase }, setPercent)
      downloadFile({ name: 'consent-recovery.json', type: 'application/json', text })
      props.onMade()
    } catch (failure) {
      setError(failure)
      setPercent(null)
    }
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <PassphraseField
        label={i18n._('unlock.file.newPassphrase')}
        value={passphrase}
        onChange={setPassphrase}
        isNew
        note={i18n._(strengthWords[strength])}
      />
      <PassphraseField
        label={i18n._('unlock.file.passphraseAgain')}
        value={again}
        onChange={setAgain}
        isNew
        note={again === '' ? undefined : i18n._(isSame ? 'unlock.file.same' : 'unlock.file.notSame')}
      />
      {error !== null && <ErrorMessage error={error} />}
      <div>
        <Button
          look="primary"
          isPending={percent !== null}
          unavailableBecause={fault === null ? undefined : i18n._(fault)}
          onPress={() => void make()}
        >
          {i18n._(percent === null ? 'unlock.file.download' : 'unlock.file.making')}
        </Button>
      </div>
      {percent !== null && <RecoveryWork percent={percent} />}
    </form>
  )
}

const strengthWords: Readonly<Record<PassphraseStrength, string>> = {
  empty: 'unlock.file.strength.empty',
  short: 'unlock.file.strength.short',
  weak: 'unlock.file.strength.weak',
  fair: 'unlock.file.strength.fair',
  strong: 'unlock.file.strength.strong',
}

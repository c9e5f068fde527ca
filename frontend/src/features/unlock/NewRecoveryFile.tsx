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

/** Asks for a passphrase twice, closes the seed with it and hands over the file. */
export function NewRecoveryFile(props: { readonly seed: Hex; readonly onMade: () => void }) {
  const { i18n } = useLingui()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [isMaking, setIsMaking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const strength = passphraseStrength(passphrase)
  const isSame = passphrase.normalize('NFKC') === again.normalize('NFKC')
  const fault =
    strength === 'empty' || strength === 'short' ? 'unlock.file.typeFirst' : isSame ? null : 'unlock.file.typeAgain'

  const make = async () => {
    if (fault !== null || isMaking) return
    setError(null)
    setIsMaking(true)
    try {
      const text = await sealInWorker({ seed: props.seed, passphrase })
      downloadFile({ name: 'consent-recovery.json', type: 'application/json', text })
      props.onMade()
    } catch (failure) {
      setError(failure)
      setIsMaking(false)
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
          isPending={isMaking}
          unavailableBecause={fault === null ? undefined : i18n._(fault)}
          onPress={() => void make()}
        >
          {i18n._(isMaking ? 'unlock.file.making' : 'unlock.file.download')}
        </Button>
      </div>
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

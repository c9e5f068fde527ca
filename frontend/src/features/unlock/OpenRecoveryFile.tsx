import { RecoveryFileUnreadableError } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { useEffect, useRef, useState } from 'react'
import type { Hex } from 'viem'
import { assertSafePlace } from '../../config/assertSafePlace.ts'
import { useEnv } from '../../config/EnvContext.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { openInWorker } from './askRecoveryWorker.ts'
import { PassphraseField } from './PassphraseField.tsx'
import styles from './RecoveryFile.module.css'

/** A recovery file has some 400 bytes; what is larger is none. */
const greatestSize = 16_384

/** Takes a recovery file and its passphrase, and gives the seed inside. */
export function OpenRecoveryFile(props: { readonly onOpened: (seed: Hex) => void }) {
  const { i18n } = useLingui()
  const { host } = useEnv()
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [isOpening, setIsOpening] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  const fault = file === null ? 'unlock.file.chooseFirst' : passphrase === '' ? 'unlock.file.passphraseFirst' : null

  const open = async () => {
    if (file === null || fault !== null || isOpening) return
    setError(null)
    setIsOpening(true)
    try {
      assertSafePlace(host)
      const seed = await openInWorker({ text: file.text, passphrase })
      // Whoever went back meanwhile does not want to be unlocked any more.
      if (isHere.current) props.onOpened(seed)
    } catch (failure) {
      setError(failure)
    }
    setIsOpening(false)
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <FileDrop
        label={i18n._('unlock.file.drop')}
        choose={i18n._('unlock.file.choose')}
        greatestSize={greatestSize}
        onRead={(read) => {
          setError(null)
          setFile(read)
        }}
        onFault={() => {
          setFile(null)
          setError(new RecoveryFileUnreadableError())
        }}
      />
      {file !== null && <p role="status">{i18n._('unlock.file.chosen', { name: file.name })}</p>}
      <PassphraseField
        label={i18n._('unlock.file.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        isNew={false}
      />
      {error !== null && <ErrorMessage error={error} />}
      <div>
        <Button
          look="primary"
          isPending={isOpening}
          unavailableBecause={fault === null ? undefined : i18n._(fault)}
          onPress={() => void open()}
        >
          {i18n._(isOpening ? 'unlock.file.opening' : 'unlock.file.open')}
        </Button>
      </div>
      <p className={styles.note}>{i18n._('unlock.file.private')}</p>
    </form>
  )
}

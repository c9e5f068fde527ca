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
import { RecoveryWork } from './RecoveryWork.tsx'

/** A recovery file has some 400 bytes; what is larger is none. */
const greatestSize = 16_384

/** Takes a recovery file and its passphrase, and gives the seed inside. */
export function OpenRecoveryFile(props: { readonly onOpened: (seed: Hex) => void }) {
  const { i18n } = useLingui()
  const { host } = useEnv()
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | null>(null)
  const [passphrase, setPassphrase] = useState('')
  /** How far opening has come; null while nothing is being opened. */
  const [percent, setPercent] = useState<number | null>(null)
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
    if (file === null || fault !== null || percent !== null) return
    setError(null)
    setPercent(0)
    try {
      assertSafePlace(host)
      const seed = await openInWorker({ text: file.text, passphrase }, setPercent)
      // Whoever went back meanwhile does not want to be unlocked any more.
      if (isHere.current) props.onOpened(seed)
    } catch (failure) {
      setError(failure)
    }
    setPercent(null)
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
          isPending={percent !== null}
          unavailableBecause={fault === null ? undefined : i18n._(fault)}
          onPress={() => void open()}
        >
          {i18n._(percent === null ? 'unlock.file.open' : 'unlock.file.opening')}
        </Button>
      </div>
      {percent !== null && <RecoveryWork percent={percent} />}
      <p className={styles.note}>{i18n._('unlock.file.private')}</p>
    </form>
  )
}

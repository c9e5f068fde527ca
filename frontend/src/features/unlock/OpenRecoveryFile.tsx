import { RecoveryFileUnreadableError } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { useEffect, useRef, useState } from 'react'
import type { Hex } from 'viem'
import { assertSafePlace } from '../../config/assertSafePlace.ts'
import { useEnv } from '../../config/EnvContext.ts'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { openInWorker } from './askRecoveryWorker.ts'
import { PassphraseField } from './PassphraseField.tsx'
import { RecoveryForm } from './RecoveryForm.tsx'
import { useRecoveryWork } from './useRecoveryWork.ts'

/** A recovery file has some 400 bytes; what is larger is none. */
const greatestSize = 16_384

/** Takes a recovery file and its passphrase, and gives the seed inside. */
export function OpenRecoveryFile(props: { readonly onOpened: (seed: Hex) => void }) {
  const { i18n } = useLingui()
  const { host } = useEnv()
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const work = useRecoveryWork()
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  const fault = file === null ? 'unlock.file.chooseFirst' : passphrase === '' ? 'unlock.file.passphraseFirst' : null

  const open = () =>
    work.run(async (onPercent) => {
      assertSafePlace(host)
      const seed = await openInWorker({ text: file?.text ?? '', passphrase }, onPercent)
      // Whoever went back meanwhile does not want to be unlocked any more.
      if (isHere.current) props.onOpened(seed)
    })

  return (
    <RecoveryForm
      work={work}
      fault={fault === null ? undefined : i18n._(fault)}
      start={i18n._('unlock.file.open')}
      running={i18n._('unlock.file.opening')}
      onStart={() => void open()}
      note={i18n._('unlock.file.private')}
    >
      <FileDrop
        label={i18n._('unlock.file.drop')}
        choose={i18n._('unlock.file.choose')}
        greatestSize={greatestSize}
        onRead={(read) => {
          work.setError(null)
          setFile(read)
        }}
        onFault={() => {
          setFile(null)
          work.setError(new RecoveryFileUnreadableError())
        }}
      />
      {file !== null && <p role="status">{i18n._('unlock.file.chosen', { name: file.name })}</p>}
      <PassphraseField
        label={i18n._('unlock.file.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        isNew={false}
      />
    </RecoveryForm>
  )
}

import { useLingui } from '@lingui/react'
import { useState } from 'react'
import type { Hex } from 'viem'
import { downloadFile } from '../../ui/downloadFile.ts'
import { sealInWorker } from './askRecoveryWorker.ts'
import { PassphraseField } from './PassphraseField.tsx'
import { type PassphraseStrength, passphraseStrength } from './passphraseStrength.ts'
import { RecoveryForm } from './RecoveryForm.tsx'
import { useRecoveryWork } from './useRecoveryWork.ts'

/** Asks for a passphrase twice, closes the seed with it and hands over the file. */
export function NewRecoveryFile(props: { readonly seed: Hex; readonly onMade: () => void }) {
  const { i18n } = useLingui()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const work = useRecoveryWork()
  const strength = passphraseStrength(passphrase)
  const isSame = passphrase.normalize('NFKC') === again.normalize('NFKC')
  const fault =
    strength === 'empty' || strength === 'short' ? 'unlock.file.typeFirst' : isSame ? null : 'unlock.file.typeAgain'

  const make = () =>
    work.run(async (onPercent) => {
      const text = await sealInWorker({ seed: props.seed, passphrase }, onPercent)
      downloadFile({ name: 'consent-recovery.json', type: 'application/json', text })
      props.onMade()
    })

  return (
    <RecoveryForm
      work={work}
      fault={fault === null ? undefined : i18n._(fault)}
      start={i18n._('unlock.file.download')}
      running={i18n._('unlock.file.making')}
      onStart={() => void make()}
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
    </RecoveryForm>
  )
}

const strengthWords: Readonly<Record<PassphraseStrength, string>> = {
  empty: 'unlock.file.strength.empty',
  short: 'unlock.file.strength.short',
  weak: 'unlock.file.strength.weak',
  fair: 'unlock.file.strength.fair',
  strong: 'unlock.file.strength.strong',
}

import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'

type DeleteLocalDataProps = {
  /** Whether everything on this device is in the backup too; `unknown` while locked: then the backup cannot be deleted either. */
  readonly isBackedUp: boolean | 'unknown'
  readonly onDelete: (what: { readonly backup: boolean }) => Promise<void>
}

/** Deletes what this device holds, or the backup too, after saying what that means. */
export function DeleteLocalData({ isBackedUp, onDelete }: DeleteLocalDataProps) {
  const { i18n } = useLingui()
  const [asked, setAsked] = useState<'device' | 'both' | null>(null)
  const [error, setError] = useState<unknown>(null)

  const remove = () => {
    const backup = asked === 'both'
    setAsked(null)
    setError(null)
    onDelete({ backup }).catch(setError)
  }

  return (
    <>
      <p>{i18n._('settings.delete.text')}</p>
      {isBackedUp !== true && (
        <Alert
          tone="attention"
          title={i18n._(isBackedUp === false ? 'settings.delete.notBackedUp' : 'settings.delete.backupUnknown')}
        />
      )}
      <Button look="stop" onPress={() => setAsked('device')}>
        {i18n._('settings.delete.device')}
      </Button>
      {isBackedUp !== 'unknown' && (
        <Button look="stop" onPress={() => setAsked('both')}>
          {i18n._('settings.delete.both')}
        </Button>
      )}
      {error !== null && <ErrorMessage error={error} />}
      <Dialog
        title={i18n._('settings.delete.title')}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        actions={
          <>
            <Button onPress={() => setAsked(null)}>{i18n._('settings.delete.keep')}</Button>
            <Button look="stop" onPress={remove}>
              {i18n._('settings.delete.confirm')}
            </Button>
          </>
        }
      >
        <p>{i18n._(asked === 'both' ? 'settings.delete.bothText' : 'settings.delete.deviceText')}</p>
        <p>{i18n._('settings.delete.revokesNothing')}</p>
      </Dialog>
    </>
  )
}

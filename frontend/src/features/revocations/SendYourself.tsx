import { useLingui } from '@lingui/react'
import { useConnection } from 'wagmi'
import { useCustomer } from '../../config/customer.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

type SendYourselfProps = {
  readonly brandName: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onSend: () => void
}

/** The warning before the customer's own wallet sends a revocation: it then stands beside this brand in public. */
export function SendYourself(props: SendYourselfProps) {
  const { i18n } = useLingui()
  const values = { brand: props.brandName }
  const customer = useCustomer()
  const { address } = useConnection()
  const isWithoutWallet = address === undefined && customer?.walletId === null
  const unlockedWith = customer?.address ?? null
  return (
    <Dialog
      title={i18n._('revocations.warning.title')}
      isOpen={props.isOpen}
      onClose={props.onClose}
      actions={
        <>
          <Button onPress={props.onClose}>{i18n._('revocations.warning.cancel')}</Button>
          <Button
            look="stop"
            unavailableBecause={isWithoutWallet ? i18n._('revocations.warning.noWallet') : undefined}
            onPress={props.onSend}
          >
            {i18n._('revocations.warning.send')}
          </Button>
        </>
      }
    >
      <p>{i18n._('revocations.warning.public', values)}</p>
      {address !== undefined && address !== unlockedWith && (
        <p>
          {i18n._(unlockedWith === null ? 'revocations.warning.account' : 'revocations.warning.otherAccount', {
            address,
          })}
        </p>
      )}
      <p>{i18n._('revocations.warning.fee')}</p>
      <p>{i18n._('revocations.warning.else')}</p>
    </Dialog>
  )
}

import type { Receipt } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { receiptHash } from '../../config/receiptHash.ts'
import { packReceipt } from '../../config/receiptLink.ts'
import { qrCode } from './qrCode.ts'
import styles from './ReceiptCode.module.css'

/** The whole receipt as a QR code: whoever scans it from a screen or from paper can check it with nothing but a node. */
export function ReceiptCode({ receipt }: { readonly receipt: Receipt }) {
  const { i18n } = useLingui()
  const app = `${location.origin}${location.pathname}`
  const { data: code } = useQuery({
    queryKey: ['receiptCode', receiptHash(receipt), receipt.recording?.root ?? null],
    queryFn: async () => {
      const { address, digits } = await packReceipt(app, receipt)
      return qrCode(address, digits)
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

  if (code === undefined) return null
  if (code === null) return <p>{i18n._('receipts.codeTooLarge')}</p>
  return (
    <div className={styles.code}>
      <svg viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={i18n._('receipts.codeName')}>
        <path d={code.path} fill="currentColor" />
      </svg>
      <p>{i18n._('receipts.codeText')}</p>
    </div>
  )
}

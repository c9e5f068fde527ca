import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Words } from '../../ui/Words.tsx'
import { isRevocable } from './brandStatus.ts'
import { describeUse } from './describeUse.ts'
import styles from './UseItem.module.css'
import { UseStatusShape } from './UseStatusShape.tsx'
import { useKeptFocus } from './useKeptFocus.ts'
import type { UseLine } from './useRow.ts'

type UseItemProps = {
  readonly use: UseLine
  /** `div` where the list makes the rows itself. */
  readonly as?: 'li' | 'div'
  /** The visible title: what the list it stands in does not say already. */
  readonly title: string
  readonly brandName: string
  /** Spoken in full: "Revoke: e-mail address for marketing by e-mail at Kaufhaus Nord". */
  readonly revokeLabel: string
  readonly isPreparing: boolean
  /** Null where there is nothing to press. */
  readonly onRevoke: (() => void) | null
  /** A link to the receipt, and anything that belongs below. */
  readonly children?: ReactNode
}

/** One use with its status, its dates and its own Revoke. */
export function UseItem(props: UseItemProps) {
  const { i18n } = useLingui()
  const { use, as: Element = 'li' } = props
  const { when, reason } = describeUse(i18n, use)
  const title = useKeptFocus<HTMLParagraphElement>(isRevocable(use))

  return (
    <Element className={styles.item}>
      <div className={styles.text}>
        <p ref={title} tabIndex={-1} className={styles.title}>
          <Words>{props.title}</Words>
          {use.isSpecial && <span className={styles.special}>{i18n._('consents.special')}</span>}
        </p>
        <p className={styles.meta}>
          <UseStatusShape status={use.status} />
          <span>{when}</span>
        </p>
        {reason !== null && <p className={styles.reason}>{reason}</p>}
        {props.children}
      </div>
      {isRevocable(use) && props.onRevoke !== null && (
        <Button
          look="stop"
          size="small"
          onPress={props.onRevoke}
          isPending={props.isPreparing}
          label={props.revokeLabel}
        >
          {i18n._('consents.revoke')}
        </Button>
      )}
    </Element>
  )
}

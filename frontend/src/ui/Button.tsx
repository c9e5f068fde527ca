import { type ReactNode, useId } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import styles from './Button.module.css'
import { classNames } from './classNames.ts'

type ButtonProps = {
  readonly children: ReactNode
  readonly onPress: () => void
  /** plain: outlined; primary: filled with the accent; stop: brick; quiet: text only; inline: a link within a sentence. */
  readonly look?: 'plain' | 'primary' | 'stop' | 'quiet' | 'inline'
  readonly size?: 'normal' | 'small'
  /** Why it cannot be pressed now; shown under the button. Nothing is disabled without a reason. */
  readonly unavailableBecause?: string | undefined
  /** True while what it started is under way; it stays focusable and swallows further presses. Not React Aria's own, whose
   * announcement names an element that is gone by the time it is read. */
  readonly isPending?: boolean
  /** Spoken name, when the text alone does not say what it acts on. It must contain the visible text. */
  readonly label?: string
  /** Ids of the text that describes it. */
  readonly describedBy?: string
  /** Takes the width of its container. */
  readonly isWide?: boolean
  readonly autoFocus?: boolean
}

/** A button. */
export function Button(props: ButtonProps) {
  const reasonId = useId()
  const { look = 'plain', size = 'normal', unavailableBecause } = props
  const describedBy = [props.describedBy, unavailableBecause === undefined ? undefined : reasonId]
    .filter(Boolean)
    .join(' ')

  const button = (
    <AriaButton
      className={classNames(styles.button, styles[look], styles[size], props.isWide && styles.wide)}
      onPress={() => !props.isPending && props.onPress()}
      isDisabled={unavailableBecause !== undefined}
      data-pending={props.isPending || undefined}
      aria-disabled={props.isPending || undefined}
      aria-label={props.label}
      aria-describedby={describedBy === '' ? undefined : describedBy}
      autoFocus={props.autoFocus ?? false}
    >
      {props.children}
    </AriaButton>
  )
  if (unavailableBecause === undefined) return button
  return (
    <span className={classNames(styles.withReason, props.isWide && styles.wide)}>
      {button}
      <span id={reasonId} className={styles.reason}>
        {unavailableBecause}
      </span>
    </span>
  )
}

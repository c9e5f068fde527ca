import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'
import styles from './Checkbox.module.css'

type CheckboxProps = {
  /** The visible name; without one `label` is the spoken name. */
  readonly children?: string
  readonly label?: string
  readonly isSelected: boolean
  /** Some of what it stands for is chosen, not all. */
  readonly isIndeterminate?: boolean
  readonly onChange: (isSelected: boolean) => void
}

/** A box to tick. */
export function Checkbox({ children, label, isSelected, isIndeterminate = false, onChange }: CheckboxProps) {
  return (
    <AriaCheckbox
      className={styles.checkbox ?? ''}
      aria-label={label}
      isSelected={isSelected}
      isIndeterminate={isIndeterminate}
      onChange={onChange}
    >
      <span className={styles.box} aria-hidden="true">
        {isIndeterminate ? '–' : isSelected ? '✓' : ''}
      </span>
      {children}
    </AriaCheckbox>
  )
}

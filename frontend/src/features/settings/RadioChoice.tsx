import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import styles from './RadioChoice.module.css'

/** One of a few: every choice is in view. */
export function RadioChoice<Value extends string>(props: {
  readonly title: string
  readonly choices: readonly { readonly value: Value; readonly name: string }[]
  readonly value: Value
  readonly onChoose: (value: Value) => void
}) {
  const choose = (chosen: string) => {
    const found = props.choices.find(({ value }) => value === chosen)
    if (found !== undefined) props.onChoose(found.value)
  }
  return (
    <RadioGroup className={styles.group ?? ''} value={props.value} onChange={choose}>
      <Label className={styles.title ?? ''}>{props.title}</Label>
      {props.choices.map(({ value, name }) => (
        <Radio key={value} value={value} className={styles.radio ?? ''}>
          <span className={styles.mark} aria-hidden="true" />
          {name}
        </Radio>
      ))}
    </RadioGroup>
  )
}

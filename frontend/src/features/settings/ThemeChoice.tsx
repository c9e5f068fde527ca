import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { applyTheme, storedTheme, type Theme, themes } from '../../config/theme.ts'
import styles from './ThemeChoice.module.css'

/** Light, dark, or as the system says. */
export function ThemeChoice() {
  const { i18n } = useLingui()
  const [theme, setTheme] = useState(storedTheme)
  const words: Record<Theme, string> = {
    system: i18n._('settings.theme.system'),
    light: i18n._('settings.theme.light'),
    dark: i18n._('settings.theme.dark'),
  }
  const choose = (chosen: string) => {
    const found = themes.find((one) => one === chosen) ?? 'system'
    applyTheme(found)
    setTheme(found)
  }

  return (
    <RadioGroup className={styles.group ?? ''} value={theme} onChange={choose}>
      <Label className={styles.title ?? ''}>{i18n._('settings.theme.title')}</Label>
      {themes.map((one) => (
        <Radio key={one} value={one} className={styles.radio ?? ''}>
          <span className={styles.mark} aria-hidden="true" />
          {words[one]}
        </Radio>
      ))}
    </RadioGroup>
  )
}

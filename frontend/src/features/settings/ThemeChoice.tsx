import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { applyTheme, storedTheme, type Theme } from '../../config/theme.ts'
import { RadioChoice } from './RadioChoice.tsx'

/** Light, dark, or as the system says. */
export function ThemeChoice() {
  const { i18n } = useLingui()
  const [theme, setTheme] = useState(storedTheme)
  const choose = (chosen: Theme) => {
    applyTheme(chosen)
    setTheme(chosen)
  }

  return (
    <RadioChoice
      title={i18n._('settings.theme.title')}
      choices={[
        { value: 'system', name: i18n._('settings.theme.system') },
        { value: 'light', name: i18n._('settings.theme.light') },
        { value: 'dark', name: i18n._('settings.theme.dark') },
      ]}
      value={theme}
      onChoose={choose}
    />
  )
}

import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { type IdleLimit, idleLimits, keepIdleLimit, storedIdleLimit } from '../../config/idleLimit.ts'
import { RadioChoice } from './RadioChoice.tsx'

/** After how many minutes without use the app locks itself. */
export function IdleChoice() {
  const { i18n } = useLingui()
  const [limit, setLimit] = useState(storedIdleLimit)
  const choose = (chosen: `${IdleLimit}`) => {
    const minutes = Number(chosen) as IdleLimit
    keepIdleLimit(minutes)
    setLimit(minutes)
  }

  return (
    <RadioChoice
      title={i18n._('settings.idle.title')}
      choices={idleLimits.map((minutes) => ({
        value: `${minutes}` as const,
        name: i18n._('settings.idle.minutes', { minutes }),
      }))}
      value={`${limit}`}
      onChoose={choose}
    />
  )
}

import type { I18n } from '@lingui/core'
import type { BrandConsents } from '../brandConsents.ts'
import type { CalendarEnd } from './endCalendar.ts'

/** The ends of what is in force: one entry per brand and day. */
export function listEnds(
  brands: readonly BrandConsents[],
  words: {
    readonly i18n: I18n
    readonly labels: { readonly category: (key: string) => string; readonly purpose: (key: string) => string }
  },
): readonly CalendarEnd[] {
  const { i18n, labels } = words
  return brands.flatMap(({ brandId, name, uses }) => {
    const days = Map.groupBy(
      uses.filter((use) => use.isInForce),
      (use) => new Date(use.until * 1000).toDateString(),
    )
    return [...days.values()].map((ending) => ({
      id: `${brandId.slice(2, 18)}-${Math.min(...ending.map((use) => use.until))}`,
      at: Math.min(...ending.map((use) => use.until)),
      title: i18n._('consents.export.ends', { brand: name }),
      text: ending
        .map(({ category, purpose }) =>
          i18n._('consents.use', { category: labels.category(category), purpose: labels.purpose(purpose) }),
        )
        .join('\n'),
    }))
  })
}

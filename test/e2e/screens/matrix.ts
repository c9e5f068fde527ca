/** How each key screen is pictured: three languages, two themes, two widths. */
export const languages = ['en', 'de', 'nl'] as const
export const themes = ['light', 'dark'] as const
export const widths = { desktop: { width: 1280, height: 900 }, phone: { width: 375, height: 812 } } as const

export type Language = (typeof languages)[number]
export type Width = keyof typeof widths

/** The file of one picture, e.g. `my-consents.de.dark.phone.png`. */
export const fileOf = (screen: string, language: Language, theme: string, width: Width): string =>
  `${screen}.${language}.${theme}.${width}.png`

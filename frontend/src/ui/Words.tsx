import { createElement, Fragment } from 'react'

/** "E-Mail-Adresse", "e-mailadres", "IP-adres": one or two letters and what hangs on them. "Hafen-Apotheke" may break. */
const unbroken = /((?<![\p{L}\d-])[\p{L}\d]{1,2}-\p{L}[\p{L}-]*)/u

/** Text in which no line ends within such a word. */
export function Words({ children }: { readonly children: string }) {
  const parts = children.split(unbroken)
  return createElement(
    Fragment,
    null,
    ...parts.map((part, index) => (index % 2 === 0 ? part : createElement('span', { className: 'unbroken' }, part))),
  )
}

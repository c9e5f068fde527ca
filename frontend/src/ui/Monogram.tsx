import styles from './Monogram.module.css'

/** Two letters standing for a brand. Logos are never loaded from the brand: that would tell it who is looking. */
export function Monogram(props: { readonly name: string }) {
  return (
    <span className={styles.monogram} aria-hidden="true">
      {monogramOf(props.name)}
    </span>
  )
}

/** The first letters of the first two words of a name, or its first two letters. */
export function monogramOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const letters = words.length > 1 ? words.slice(0, 2).map((word) => [...word][0]) : [...(words[0] ?? '?')].slice(0, 2)
  return letters.join('').toLocaleUpperCase()
}

import styles from './ProgressBar.module.css'

type ProgressBarProps = {
  /** What is under way; spoken. */
  readonly label: string
  /** From 0 to 1; null while nobody knows. */
  readonly fraction: number | null
}

/** How far something has come. */
export function ProgressBar({ label, fraction }: ProgressBarProps) {
  return <progress className={styles.bar} aria-label={label} {...(fraction === null ? {} : { value: fraction })} />
}

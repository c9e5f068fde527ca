/** Digits in groups of three with narrow no-break spaces: "21 034 556", the same in all languages. */
export function formatNumber(value: number | bigint): string {
  return value.toString().replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f')
}

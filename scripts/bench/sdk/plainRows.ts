/**
 * A nested object as a table with one row for each value.
 * @param values what was measured
 * @returns lines of a dotted name and its value, aligned
 */
export function plainRows(values: Readonly<Record<string, unknown>>): string {
  const rows: [string, string][] = []
  function add(name: string, value: unknown): void {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) add(name === '' ? key : `${name}.${key}`, inner)
    } else rows.push([name, typeof value === 'number' ? value.toLocaleString('en') : JSON.stringify(value)])
  }
  add('', values)
  const width = Math.max(0, ...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n')
}

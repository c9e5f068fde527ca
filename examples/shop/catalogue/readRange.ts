import type { Shape } from './drawShape.ts'
import type { Department, Kind } from './range.ts'

/**
 * Reads departments written as a table, one line per kind:
 * `key | English | German | Dutch | from–to euro | shape | variants | kinds it goes with`. A line `# key | English | German | Dutch` starts a
 * department.
 */
export function readRange(table: string): readonly Department[] {
  const departments: { key: string; name: Department['name']; kinds: Kind[] }[] = []
  for (const line of table.split('\n')) {
    if (line.trim() === '') continue
    const cells = line
      .replace(/^#/, '')
      .split('|')
      .map((cell) => cell.trim())
    const [key = '', en = '', de = '', nl = '', price = '', shape = '', variants = '', goesWith = ''] = cells
    if (line.startsWith('#')) {
      departments.push({ key, name: { en, de, nl }, kinds: [] })
      continue
    }
    const [from = 0, to = 0] = price.split('–').map(Number)
    departments.at(-1)?.kinds.push({
      key,
      name: { en, de, nl },
      price: [from, to],
      shape: shape as Shape,
      variants,
      goesWith: goesWith.split(' ').filter((other) => other !== ''),
    })
  }
  return departments
}

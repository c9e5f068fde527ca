import { globSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const source = join(import.meta.dirname, '../../frontend/src')

/** All words of the app in one language, by their ids. */
export async function readCatalog(language: string): Promise<Record<string, string>> {
  const catalog: Record<string, string> = {}
  for (const file of globSync(`**/messages/${language}.ts`, { cwd: source })) {
    const part = (await import(pathToFileURL(join(source, file)).href)).default as Record<string, string>
    for (const [id, text] of Object.entries(part)) {
      if (Object.hasOwn(catalog, id)) throw new Error(`${id} stands twice in ${language}`)
      catalog[id] = text
    }
  }
  return catalog
}

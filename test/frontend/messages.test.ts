import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { expect } from 'chai'
import { readCatalog } from '../helpers/readCatalog.ts'

const languages = ['en', 'de', 'nl'] as const
const source = join(import.meta.dirname, '../../frontend/src')

/** Every literal of the code that has the form of a message id of a known feature, and the fixed start of every template of that form. */
function readUses(nouns: ReadonlySet<string>): { ids: Set<string>; prefixes: Set<string> } {
  const ids = new Set<string>()
  const prefixes = new Set<string>()
  for (const file of globSync('**/*.{ts,tsx}', { cwd: source })) {
    if (file.includes('messages/')) continue
    const text = readFileSync(join(source, file), 'utf8').replace(/^\s*(\*|\/\*|\/\/).*$/gm, '')
    for (const [, id] of text.matchAll(/['"]([a-z]\w*(?:\.[\w-]+)+)['"]/g)) {
      if (id && nouns.has(id.split('.')[0] as string)) ids.add(id)
    }
    for (const [, start] of text.matchAll(/`([a-z]\w*(?:\.[\w-]+)*\.)\$\{/g)) {
      if (start && nouns.has(start.split('.')[0] as string)) prefixes.add(start)
    }
  }
  return { ids, prefixes }
}

/** The names a message fills in, also those inside plural branches. */
function placeholders(text: string): string[] {
  const names = new Set<string>()
  const visit = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return
    for (const token of tokens) {
      if (!Array.isArray(token)) continue
      names.add(String(token[0]))
      for (const branch of Object.values(token[2] ?? {})) visit(branch)
    }
  }
  visit(compileMessage(text))
  return [...names].sort()
}

describe('the words of the app', () => {
  const catalogs: Partial<Record<(typeof languages)[number], Record<string, string>>> = {}

  before(async () => {
    for (const language of languages) catalogs[language] = await readCatalog(language)
  })

  it('are complete in every language', () => {
    const ids = Object.keys(catalogs.en ?? {}).sort()
    expect(ids).to.have.length.above(100)
    for (const language of languages) expect(Object.keys(catalogs[language] ?? {}).sort(), language).to.deep.equal(ids)
  })

  it('have the same placeholders in every language', () => {
    for (const [id, text] of Object.entries(catalogs.en ?? {})) {
      for (const language of languages) {
        const translated = placeholders(catalogs[language]?.[id] ?? '')
        expect(translated, `${id} in ${language}`).to.deep.equal(placeholders(text))
      }
    }
  })

  it('are all used, and none that is used is missing', () => {
    const known = Object.keys(catalogs.en ?? {})
    const nouns = new Set(known.map((id) => id.split('.')[0] as string))
    const { ids, prefixes } = readUses(nouns)
    const isUsed = (id: string) => ids.has(id) || [...prefixes].some((prefix) => id.startsWith(prefix))

    expect(
      known.filter((id) => !isUsed(id)),
      'in the catalogs, but nowhere in the code',
    ).to.deep.equal([])
    expect(
      [...ids].filter((id) => !known.includes(id)),
      'in the code, but not in the catalogs',
    ).to.deep.equal([])
  })

  it('address people as Sie in German and as u in Dutch', () => {
    for (const [id, text] of Object.entries(catalogs.de ?? {})) {
      expect(text, id).not.to.match(/\b(du|dich|dir|dein|deine[mnrs]?|euch|euer|eure[mnrs]?)\b/i)
    }
    for (const [id, text] of Object.entries(catalogs.nl ?? {})) {
      expect(text, id).not.to.match(/\b(je|jij|jou|jouw|jullie)\b/i)
    }
  })
})

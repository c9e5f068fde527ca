import { type StatementLocale, statementLocales, vocabulary } from '@consent-ledger/sdk'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Page } from 'playwright-core'
import { readCatalog } from '../helpers/readCatalog.ts'

/** Shorter pieces of a sentence, such as "at most" or "Status", may be words of another language as well; no longer one is. */
const shortestPiece = 12

/**
 * Looks on a page, in what is seen and in what is spoken, for words of the app and of the vocabulary in another language than its own.
 *
 * @returns what was found, with the language it is in; empty when the page speaks one language
 */
export async function findForeignWords(page: Page, language: StatementLocale): Promise<readonly string[]> {
  const shown = await page.evaluate(() => {
    const spoken = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap((element) =>
      element.closest('[lang]:not(html)')
        ? []
        : ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    )
    // biome-ignore lint/performance/useDomNodeTextContent: what is folded away is not on the page, and lines are told apart.
    return [document.title, document.body.innerText, ...spoken].join('\n')
  })
  const lines = new Set(shown.split('\n').map((line) => line.trim()))
  const own = new Set((await wordsOf(language)).map((words) => words.trim()))
  const found: string[] = []
  for (const other of statementLocales.filter((one) => one !== language)) {
    for (const words of (await wordsOf(other)).map((one) => one.trim())) {
      const isShown = words.length >= shortestPiece ? shown.includes(words) : lines.has(words) && !own.has(words)
      if (words !== '' && isShown) found.push(`${other}: ${words}`)
    }
  }
  return found
}

/** Every fixed piece of every message, and every label of the vocabulary. */
async function wordsOf(language: StatementLocale): Promise<readonly string[]> {
  const pieces: string[] = [
    ...[...Object.values(vocabulary.categories), ...Object.values(vocabulary.purposes)].map(
      ({ label }) => label[language],
    ),
  ]
  const visit = (tokens: unknown): void => {
    if (typeof tokens === 'string') pieces.push(tokens)
    if (!Array.isArray(tokens)) return
    for (const token of tokens) {
      if (!Array.isArray(token)) visit(token)
      else for (const branch of Object.values(token[2] ?? {})) visit(branch)
    }
  }
  for (const text of Object.values(await readCatalog(language))) visit(compileMessage(text))
  return pieces
}

import { type EmbedWords, embedWords } from './embedWords.ts'

/** The words in the language of the page around an element, and which that is; English when it is none of ours. */
export function wordsFor(element: Element): { readonly language: string; readonly words: EmbedWords } {
  const wanted = element.closest<HTMLElement>('[lang]')?.lang.toLowerCase().split('-')[0] ?? ''
  const language = Object.keys(embedWords).find((one) => one === wanted) ?? 'en'
  return { language, words: embedWords[language as keyof typeof embedWords] }
}

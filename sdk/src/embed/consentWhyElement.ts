import { createNode } from './createNode.ts'
import type { EmbedWords } from './embedWords.ts'
import { fillIn } from './fillIn.ts'
import { openShadow } from './openShadow.ts'
import { type EmbedExplanation, readExplanation } from './readExplanation.ts'
import { wordsFor } from './wordsFor.ts'

const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10)

/** Makes the class of `<consent-why>`: made when it is asked for, since only a browser has `HTMLElement`. */
export function consentWhyElement(): CustomElementConstructor {
  return class ConsentWhy extends HTMLElement {
    #shadow: ShadowRoot | null = null

    connectedCallback() {
      if (this.#shadow !== null) return
      const { language, words } = wordsFor(this)
      const answer = createNode('div', { 'aria-live': 'polite' })
      const own = createNode('div', { hidden: '' }, createNode('p', { class: 'soft' }, words.brandSays))
      const slot = createNode('slot', {})
      own.append(createNode('blockquote', {}, slot))
      slot.addEventListener('slotchange', () => {
        own.hidden = slot.assignedNodes().every((node) => node.textContent?.trim() === '')
      })
      const details = createNode(
        'details',
        { lang: language },
        createNode('summary', {}, words.why),
        createNode('div', { class: 'box' }, own, answer),
      )
      // Looked up when somebody asks, each time anew: what was true when the page was made may have ended.
      details.addEventListener('toggle', () => {
        this.toggleAttribute('open', details.open) // So that the page can make room.
        if (details.open) void this.#look(answer, words, language)
      })
      this.#shadow = openShadow(this)
      this.#shadow.append(details)
    }

    async #look(answer: HTMLElement, words: EmbedWords, locale: string): Promise<void> {
      answer.replaceChildren(createNode('p', {}, words.looking))
      const question = {
        endpoint: this.getAttribute('endpoint') ?? '/consent',
        purpose: this.getAttribute('purpose') ?? '',
        category: this.getAttribute('category'),
        locale,
      }
      try {
        const found = await readExplanation(question)
        answer.replaceChildren(
          ...(found === 'signed-out' ? [createNode('p', {}, words.signedOut)] : describe(found, words)),
        )
      } catch {
        const again = createNode('button', { type: 'button' }, words.again)
        again.addEventListener('click', () => {
          const summary = this.#shadow?.querySelector('summary')
          summary?.focus()
          void this.#look(answer, words, locale)
        })
        answer.replaceChildren(createNode('p', {}, words.failed), again)
      }
    }
  }
}

function describe(found: EmbedExplanation, words: EmbedWords): readonly Node[] {
  const { blockNumber, ageSeconds } = found.asOf
  const checked =
    blockNumber === null
      ? []
      : [createNode('p', { class: 'soft' }, fillIn(words.checked, { block: blockNumber, seconds: ageSeconds ?? '?' }))]
  // Not found, or not to be known right now: the server says which.
  if (!found.found) return [createNode('p', {}, createNode('strong', {}, found.message || words.none)), ...checked]

  const uses = found.uses
    .filter(({ allowed }) => allowed)
    .flatMap((use) => {
      const values = {
        category: use.categoryLabel,
        purpose: use.purposeLabel,
        since: day(use.issuedAt),
        until: day(use.expiresAt),
      }
      const recorded = use.recordedBlock === null ? '' : ` ${fillIn(words.recorded, { block: use.recordedBlock })}`
      return [
        createNode('p', {}, fillIn(words.allowed, values) + recorded),
        ...(use.text === null
          ? []
          : [
              createNode('p', { class: 'soft' }, words.notice),
              createNode('blockquote', { lang: use.text.locale }, use.text.what),
            ]),
      ]
    })
  return [...uses, ...checked, ...stopLink(found.stopUrl, words)]
}

/** The way to stop it; an address that is no web page gives none. */
function stopLink(address: string, words: EmbedWords): readonly Node[] {
  const isWeb = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
  return isWeb ? [createNode('a', { class: 'stop', href: address, rel: 'noopener noreferrer' }, words.stop)] : []
}

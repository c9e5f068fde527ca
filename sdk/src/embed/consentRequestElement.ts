import { answerChannel } from './answerChannel.ts'
import { createNode } from './createNode.ts'
import { openShadow } from './openShadow.ts'
import { wordsFor } from './wordsFor.ts'

/**
 * Makes the class of `<consent-request>`: one button whose words are ours, which posts to an address of the brand that leads on to the
 * consent screen. Nothing in it can be allowed, pre-chosen or reworded. While it is on the page it fires `consent-answer` whenever a request
 * was answered in another window: the page that opened one hears of it in no other way.
 */
export function consentRequestElement(): CustomElementConstructor {
  return class ConsentRequest extends HTMLElement {
    #shadow: ShadowRoot | null = null
    #answers: BroadcastChannel | null = null

    connectedCallback() {
      this.#answers = new BroadcastChannel(answerChannel)
      this.#answers.onmessage = ({ data }) => {
        this.dispatchEvent(new CustomEvent('consent-answer', { bubbles: true, detail: { requestId: data } }))
      }
      if (this.#shadow !== null) return
      const { language, words } = wordsFor(this)
      const label = this.hasAttribute('again') ? words.requestAgain : words.request
      const note = createNode('p', { class: 'soft', id: 'note' }, words.requestNote)
      const button = createNode('button', { class: 'request', type: 'submit', 'aria-describedby': 'note' }, label)
      const form = createNode(
        'form',
        { method: 'post', action: this.getAttribute('action') ?? '', lang: language },
        button,
        note,
      )
      this.#shadow = openShadow(this)
      this.#shadow.append(form)
    }

    disconnectedCallback() {
      this.#answers?.close()
    }
  }
}

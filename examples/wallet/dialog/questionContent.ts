import { formatEther, size } from 'viem'
import type { Question, TransactionSummary } from '../question.ts'
import type { BrandRevocation } from '../signing/readRevocations.ts'
import type { Words } from '../words/words.ts'
import { element } from './element.ts'
import { visibleText } from './visibleText.ts'

/** What a dialog shows: its title and what lies between that and the buttons. */
export type QuestionContent = { readonly title: string; readonly parts: readonly HTMLElement[] }

/**
 * Puts a question into words.
 *
 * @param question what is asked.
 * @param words in the person's language.
 */
export function questionContent(question: Question, words: Words): QuestionContent {
  switch (question.kind) {
    case 'connect':
      return {
        title: words.connect.title,
        parts: [facts([words.connect.account, code(question.address)]), element('p', {}, words.connect.effect)],
      }
    case 'sign':
      return {
        title: words.sign.title,
        parts: [
          ...question.faults.map(({ kind, named, own }) => {
            const said = words.faults[kind](visibleText(named), own)
            return element('p', { class: 'warning', id: `warning-${kind}` }, said)
          }),
          verbatim(words.sign.text, visibleText(question.text)),
        ],
      }
    case 'send':
      return { title: words.send.title, parts: transactionParts(question.transaction, words) }
  }
}

function transactionParts(transaction: TransactionSummary, { send }: Words): HTMLElement[] {
  const { to, value, data, highestFee, revocations } = transaction
  const parts: HTMLElement[] = [
    facts(
      [send.to, to === undefined ? send.newContract : code(to)],
      [send.value, `${formatEther(value)} ETH`],
      [send.fee, `${formatEther(highestFee)} ETH`],
      [send.data, send.bytes(size(data))],
    ),
  ]
  if (revocations !== undefined) parts.push(revocationList(revocations, send))
  if (data !== '0x') {
    parts.push(element('details', {}, element('summary', {}, send.wholeData), verbatim(send.data, data)))
  }
  return parts
}

function revocationList(revocations: readonly BrandRevocation[], send: Words['send']): HTMLElement {
  const entries = revocations.map(({ brandId, secrets }) =>
    element('li', {}, code(brandId), element('span', {}, send.secrets(secrets))),
  )
  return element(
    'section',
    { class: 'revocations' },
    element('h3', {}, send.revokes),
    element('ul', {}, ...entries),
    element('p', {}, send.revokeEffect),
  )
}

function facts(...rows: readonly (readonly [term: string, value: Node | string])[]): HTMLElement {
  const groups = rows.map(([term, value]) => element('div', {}, element('dt', {}, term), element('dd', {}, value)))
  return element('dl', {}, ...groups)
}

function code(value: string): HTMLElement {
  return element('code', {}, value)
}

/** Text exactly as it is. */
function verbatim(name: string, text: string): HTMLElement {
  return element('pre', { role: 'region', 'aria-label': name }, text)
}

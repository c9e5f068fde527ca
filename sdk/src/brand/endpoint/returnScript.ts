import { answerChannel } from '../../embed/answerChannel.ts'

/**
 * The script of the return page. It takes the fragment out of the address before anything else, hands receipts over in the customer's own
 * session, says what came of it, to other pages of the brand as well, and goes on.
 */
export const returnScript = `'use strict'
const fragment = location.hash.slice(1)
history.replaceState(null, '', location.pathname + location.search)

const main = document.querySelector('main')
const goOn = document.querySelector('a')
const detail = document.querySelector('[data-detail]')

function show(code, words) {
  const texts = [...document.querySelectorAll('[data-outcome]')]
  const known = texts.some((text) => text.dataset.outcome === code)
  for (const text of texts) text.hidden = text.dataset.outcome !== (known ? code : 'refused')
  detail.textContent = known || !words ? '' : words
  detail.hidden = detail.textContent === ''
  main.dataset.state = code
  goOn.hidden = code === 'working'
}

function leave(milliseconds) {
  setTimeout(() => location.replace(main.dataset.next), milliseconds)
}

// The app's page knows no window that opened it. A page of the brand that did is told here: that an answer came to a request, and nothing else.
function tell(requestId) {
  if (!/^0x[0-9a-f]{64}$/i.test(requestId)) return
  const channel = new BroadcastChannel('${answerChannel}')
  channel.postMessage(requestId)
  channel.close()
}

function readReceipts(encoded) {
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
  const json = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)))
  if (!Array.isArray(JSON.parse(json))) throw new TypeError('not a list')
  return json
}

async function handOver(json, attempt) {
  let response
  try {
    response = await fetch(main.dataset.receipts, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      redirect: 'error',
      body: '{"receipts":' + json + '}',
    })
  } catch {
    return show('offline')
  }
  const answer = await response.json().catch(() => ({}))
  if (response.status === 201) {
    const isRevoked = answer.receipts?.some((receipt) => receipt.status === 'revoked')
    show(isRevoked ? 'revoked' : 'done')
    tell(JSON.parse(json)[0]?.consent.requestId)
    return leave(isRevoked ? 4000 : 1500)
  }
  if (response.status === 503 && attempt < 5) {
    setTimeout(() => handOver(json, attempt + 1), 2000)
    return
  }
  show(String(answer.code ?? 'refused'), String(answer.detail ?? response.status))
}

if (fragment.startsWith('consent=')) {
  show('working')
  let json = null
  try {
    json = readReceipts(fragment.slice(8))
  } catch {
    show('unreadable')
  }
  if (json !== null) handOver(json, 0)
} else if (fragment.startsWith('declined=')) {
  show('declined')
  tell(fragment.slice(9))
  leave(1500)
} else {
  show('nothing')
  leave(0)
}
`

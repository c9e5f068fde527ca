// What a page shows changes when a request for consent was answered in another window, and when what waited was recorded. It is shown in its
// place: a reload would move whoever reads to the top, and break into a step to another page.
async function showAgain() {
  const shown = document.querySelector('main')
  const next = await fetchMain()
  if (next && !(isWaiting(shown) && isWaiting(next))) {
    const hadFocus = shown.contains(document.activeElement)
    shown.replaceWith(next)
    if (hadFocus) next.focus()
    document.querySelector('#news').textContent = next.querySelector('h1, [role=status]')?.textContent ?? ''
  }
  lookAgain()
}

async function fetchMain() {
  try {
    const response = await fetch(location.href, { redirect: 'error' })
    if (!response.ok) return null
    const main = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('main')
    for (const one of main.querySelectorAll('noscript')) one.remove() // A parser that runs no scripts takes it for content.
    return main
  } catch {
    return null
  }
}

const isWaiting = (main) => main.querySelector('[data-waiting]') !== null

let timer
function lookAgain() {
  clearTimeout(timer)
  if (isWaiting(document)) timer = setTimeout(showAgain, 2_000)
}

addEventListener('consent-answer', showAgain)
lookAgain()

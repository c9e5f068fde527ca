import type { Question } from '../question.ts'
import { walletInfo } from '../walletInfo.ts'
import { wordsOf } from '../words/wordsOf.ts'
import styles from './dialog.css?inline'
import { element } from './element.ts'
import { keepFocusInside } from './keepFocusInside.ts'
import { questionContent } from './questionContent.ts'

const sheet = new CSSStyleSheet()
sheet.replaceSync(styles)

/**
 * Asks a person in a modal dialog. It lives in a shadow root with a constructed style sheet: no `style` tag or attribute,
 * so the page's policy may forbid both, and the page's own styles do not reach it.
 *
 * @param question what is asked.
 * @returns true if the person approved; false if they rejected, pressed Escape or the dialog was closed in any other way.
 */
export function askPerson(question: Question): Promise<boolean> {
  const words = wordsOf([document.documentElement.lang, ...navigator.languages])
  const { title, parts } = questionContent(question, words)

  const warnings = parts.filter(({ className }) => className === 'warning').map(({ id }) => id)
  const approve = element('button', { type: 'button', class: 'approve' }, words.approve)
  const reject = element('button', { type: 'button', autofocus: '' }, words.reject)
  const dialog = element(
    'dialog',
    { lang: words.language, 'aria-labelledby': 'name', 'aria-describedby': ['title', ...warnings].join(' ') },
    element(
      'header',
      {},
      element('img', { src: walletInfo.icon, alt: '', width: '32', height: '32' }),
      element('p', { id: 'name' }, walletInfo.name),
      element('p', { class: 'host' }, words.asks(location.host)),
    ),
    element(
      'div',
      { class: 'body', role: 'group', 'aria-labelledby': 'title', tabindex: '0' },
      element('p', { class: 'play-money' }, words.playMoney),
      element('h2', { id: 'title' }, title),
      element('div', { class: 'parts' }, ...parts),
    ),
    element('footer', {}, reject, approve),
  )

  // React Aria hides what lies outside its own dialogs and pulls the focus back into them, except for this attribute.
  const host = element('div', { 'data-react-aria-top-layer': 'true' })
  const shadow = host.attachShadow({ mode: 'open' })
  shadow.adoptedStyleSheets = [sheet]
  shadow.append(dialog)
  document.body.append(host)

  approve.addEventListener('click', () => dialog.close('approved'))
  reject.addEventListener('click', () => dialog.close())
  dialog.addEventListener('keydown', (event) => {
    event.stopPropagation()
    keepFocusInside(event, dialog)
  })

  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      host.remove()
      resolve(dialog.returnValue === 'approved')
    })
    dialog.showModal()
  })
}

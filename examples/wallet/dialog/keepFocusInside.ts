const reachable = 'button, summary, [tabindex="0"]'

/**
 * Lets Tab go round within a dialog. A modal dialog keeps the focus off the page, but not off the browser's own bars.
 *
 * @param event a key press in the dialog.
 * @param dialog whose elements Tab goes round.
 */
export function keepFocusInside(event: KeyboardEvent, dialog: HTMLElement): void {
  if (event.key !== 'Tab') return
  const stops = [...dialog.querySelectorAll<HTMLElement>(reachable)].filter((stop) => stop.checkVisibility())
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]]
  if (from === undefined || !from.matches(':focus')) return

  event.preventDefault()
  to?.focus()
}

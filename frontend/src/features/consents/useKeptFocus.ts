import { type RefObject, useEffect, useRef } from 'react'

/**
 * Keeps the keyboard in its place when a button goes away because it was pressed: the focus moves to what stays.
 *
 * @param isButtonShown whether the button is there.
 * @returns a ref for the element that takes the focus; it needs `tabIndex={-1}` unless it can be focused anyway.
 */
export function useKeptFocus<Target extends HTMLElement>(isButtonShown: boolean): RefObject<Target | null> {
  const target = useRef<Target>(null)
  const wasShown = useRef(isButtonShown)

  useEffect(() => {
    const isGone = wasShown.current && !isButtonShown
    wasShown.current = isButtonShown
    const isFocusLost = document.activeElement === null || document.activeElement === document.body
    if (isGone && isFocusLost) target.current?.focus({ preventScroll: true })
  }, [isButtonShown])

  return target
}

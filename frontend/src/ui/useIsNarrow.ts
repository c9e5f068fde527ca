import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 699px)')

const subscribe = (onChange: () => void) => {
  narrow.addEventListener('change', onChange)
  return () => narrow.removeEventListener('change', onChange)
}

/** Whether the window has no room for a grid: a phone, or a page enlarged to twice its size. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches)
}

import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { fetchLater } from './fetchLater.ts'

/**
 * A component that is not part of the first screen. It stands inside a `<Suspense>`.
 *
 * @param load imports the component.
 */
export function laterComponent<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(fetchLater(async () => ({ default: await load() })))
}

/** A class attribute of the names there are: a style sheet need not name the look a component has anyway. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

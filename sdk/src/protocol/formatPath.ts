const plainKey = /^[A-Za-z_$][A-Za-z0-9_$]*$/

/** Writes the place of a value in a JSON document, for example `consent.uses[0].lock`. The whole document is the empty path. */
export function formatPath(keys: readonly (string | number)[]): string {
  let path = ''
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`
    else if (!plainKey.test(key)) path += `[${JSON.stringify(key)}]`
    else path += path === '' ? key : `.${key}`
  }
  return path
}

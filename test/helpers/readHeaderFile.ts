import { readFileSync } from 'node:fs'

export type HeaderFile = 'nginx.conf' | 'Caddyfile' | '_headers'

/** How each server writes a header that every file gets. */
const lines: Record<HeaderFile, RegExp> = {
  'nginx.conf': /^add_header (\S+) "([^"]*)" always;$/gm,
  Caddyfile: /^\t\t(\S+) "([^"]*)"$/gm,
  _headers: /^ {2}(\S+): (.*)$/gm,
}

/** Reads the response headers out of a file that is shipped for a web server; how long files are kept is left out. */
export function readHeaderFile(file: HeaderFile): Readonly<Record<string, string>> {
  const text = readFileSync(new URL(`../../frontend/headers/${file}`, import.meta.url), 'utf8')
  const found = [...text.matchAll(lines[file])].map(([, name = '', value = '']) => [name, value] as const)
  return Object.fromEntries(found.filter(([name]) => name !== 'Cache-Control'))
}

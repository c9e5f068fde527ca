import { appHeaders } from '../../frontend/headers.ts'

const folder = 'frontend/headers'
const origin = '# Generated from frontend/headers.ts by scripts/generate.ts. Do not edit.'
const forEver = 'public, max-age=31536000, immutable'

/**
 * The app's response headers in the words of each web server: `docs/guides/host-the-app.md` says how to use them.
 *
 * @returns the content of each file, by its path in the project
 */
export function headerFiles(): ReadonlyMap<string, string> {
  const headers = Object.entries(appHeaders({ local: false }))
  const nginx = [
    origin,
    '# Include this in every location that serves the app: nginx inherits none of them into a location that adds one of its own.',
    ...headers.map(([name, value]) => `add_header ${name} "${value}" always;`),
  ]
  const caddy = [
    origin,
    '# Import this file above the sites, then "import consent-ledger" where the app is served.',
    '(consent-ledger) {',
    '\theader {',
    ...headers.map(([name, value]) => `\t\t${name} "${value}"`),
    '\t}',
    '\t@consent-ledger-hashed path */assets/*',
    `\theader @consent-ledger-hashed Cache-Control "${forEver}"`,
    '\t@consent-ledger-other not path */assets/*',
    '\theader @consent-ledger-other Cache-Control "no-cache"',
    '}',
  ]
  const hosts = [
    origin,
    '# For static hosts that read a file of this name from the folder they serve. Under a sub-path, put it before both paths.',
    '/*',
    ...headers.map(([name, value]) => `  ${name}: ${value}`),
    '/assets/*',
    `  Cache-Control: ${forEver}`,
  ]
  return new Map([
    [`${folder}/nginx.conf`, `${nginx.join('\n')}\n`],
    [`${folder}/Caddyfile`, `${caddy.join('\n')}\n`],
    [`${folder}/_headers`, `${hosts.join('\n')}\n`],
  ])
}

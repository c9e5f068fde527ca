/**
 * Checks that every package the project uses has a licence the Open Source Initiative approves. Walks the production dependencies from
 * package-lock.json, those of other systems included, and believes the package.json of what is installed before the lock file.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** SPDX identifiers of licences the OSI approves and this project accepts. None of them reaches into the project's own code. */
const accepted = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
])

/** Exceptions that only add to what a licence permits. */
const acceptedExceptions = new Set(['LLVM-exception'])

/** Packages accepted in spite of their licence, each with the licence and the reason. */
const tolerated: Readonly<Record<string, { readonly licence: string; readonly reason: string }>> = {}

type Manifest = {
  readonly license?: string | { readonly type: string }
  readonly licenses?: readonly { readonly type: string }[]
}
type LockedPackage = {
  readonly license?: string
  readonly link?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** Whether an SPDX expression leaves a choice that is accepted: of OR one side, of AND both. */
function isAccepted(expression: string): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? []
  let place = 0
  const either = (): boolean => {
    let isFine = both()
    while (tokens[place] === 'OR') {
      place++
      isFine = both() || isFine
    }
    return isFine
  }
  const both = (): boolean => {
    let isFine = single()
    while (tokens[place] === 'AND') {
      place++
      isFine = single() && isFine
    }
    return isFine
  }
  const single = (): boolean => {
    const token = tokens[place++]
    if (token === '(') {
      const isFine = either()
      return tokens[place++] === ')' && isFine
    }
    const isFine = token !== undefined && accepted.has(token)
    if (tokens[place] !== 'WITH') return isFine
    place++
    return acceptedExceptions.has(tokens[place++] ?? '') && isFine
  }
  const isFine = either()
  return isFine && place === tokens.length
}

/** The licence a package states; older ones state a list, of which the user may choose. */
function readLicence(path: string, locked: LockedPackage): string | undefined {
  const manifest = join(root, path, 'package.json')
  if (!existsSync(manifest)) return locked.license
  const { license, licenses } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest
  if (typeof license === 'string') return license
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ')
}

const packages: Readonly<Record<string, LockedPackage>> = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
).packages

/** Where a package finds another: in its own node_modules, else in those of the folders above. */
function resolve(from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (packages[path]) return path
    if (folder === '') return null
  }
}

const problems: string[] = []
const excused = new Set<string>()

function check(path: string, name: string, neededBy: string): void {
  const licence = readLicence(path, packages[path] ?? {})
  if (licence !== undefined && tolerated[name]?.licence === licence) excused.add(name)
  else if (licence === undefined) problems.push(`${name} states no licence (needed by ${neededBy})`)
  else if (!isAccepted(licence)) problems.push(`${name} is under ${licence} (needed by ${neededBy})`)
}

/** The project and its workspaces. */
const own = Object.keys(packages).filter((path) => !path.includes('node_modules/'))

/** Every package reached, by its path in the lock file, and who needs it. A map goes on over what is added while it is walked. */
const reached = new Map<string, string>(own.map((path) => [path, '']))
for (const [path, neededBy] of reached) {
  const locked = packages[path]
  // A link stands for a workspace, which is walked anyway.
  if (locked === undefined || locked.link) continue
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const isOwn = own.includes(path)
  if (!isOwn) check(path, name, neededBy)
  const trail = isOwn ? path || 'the project' : `${neededBy} > ${name}`
  for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies'] as const) {
    for (const needed of Object.keys(locked[kind] ?? {})) {
      const found = resolve(path, needed)
      if (found !== null && !reached.has(found)) reached.set(found, trail)
      // Peers may be optional, and npm leaves optional packages out of the lock file where they cannot be had.
      if (found === null && kind === 'dependencies') {
        problems.push(`${needed} is not in package-lock.json (needed by ${trail})`)
      }
    }
  }
}
for (const name of Object.keys(tolerated)) {
  if (!excused.has(name)) problems.push(`${name} is no longer used under the licence stated: take it off the list`)
}

for (const problem of problems) process.stdout.write(`${problem}\n`)
process.stdout.write(`${reached.size - own.length} packages checked, ${problems.length} problems.\n`)
if (problems.length > 0) process.exitCode = 1

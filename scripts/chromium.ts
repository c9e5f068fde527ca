import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { writeWhole } from './writeWhole.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const packageFolder = join(root, 'tooling/browser')
const unpackedFolder = join(root, '.local/chromium')
const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** A Chromium that can be started: where it is, and what it needs in its environment. */
export type Chromium = { readonly executablePath: string; readonly env: Readonly<Record<string, string>> }

/** Flags for a machine without a display, without a network and possibly without an ordinary user. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
] as const

function canStart({ executablePath, env }: Chromium): boolean {
  const result = spawnSync(executablePath, ['--version', ...chromiumFlags], { env: { ...process.env, ...env } })
  return result.status === 0
}

/** The package's own settings look for fonts where its makers unpack it; without a font every text has no height. */
function fontSettingsOf(folder: string): string {
  const place = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${place}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${place}/cache</cachedir>
</fontconfig>
`
}

/** Unpacks the npm package's browser into the project; an unpacking that was interrupted is never taken for a whole one. */
async function unpacked(): Promise<Chromium> {
  const bin = join(packageFolder, 'node_modules/@sparticuz/chromium/bin')
  if (!existsSync(bin)) {
    process.stderr.write('No Chromium on this machine; fetching one for the tests …\n')
    const npm = process.env.npm_execpath
    const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
    const result = spawnSync(
      command,
      [...first, 'install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'],
      { cwd: packageFolder, stdio: ['ignore', 2, 2] },
    )
    if (result.status !== 0)
      throw new Error('The browser package could not be installed. Set CHROMIUM_PATH to a Chromium.')
  }
  if (!existsSync(unpackedFolder)) {
    const temporary = `${unpackedFolder}.new`
    rmSync(temporary, { recursive: true, force: true })
    mkdirSync(temporary, { recursive: true })
    process.env.TMPDIR = temporary
    const { inflate } = (await import(
      pathToFileURL(join(packageFolder, 'node_modules/@sparticuz/chromium/build/index.js')).href
    )) as { inflate(path: string): Promise<string> }
    for (const name of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'])
      await inflate(join(bin, name))
    delete process.env.TMPDIR
    renameSync(temporary, unpackedFolder)
  }
  const fontSettings = join(unpackedFolder, 'fonts.conf')
  writeWhole(fontSettings, fontSettingsOf(join(unpackedFolder, 'fonts')), 0o644)
  return {
    executablePath: join(unpackedFolder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: `${join(unpackedFolder, 'al2023/lib')}:${process.env.LD_LIBRARY_PATH ?? ''}`,
      FONTCONFIG_FILE: fontSettings,
    },
  }
}

/**
 * Finds a Chromium: the one CHROMIUM_PATH names, else one of the system, else the npm package's, which is installed on demand.
 * @throws {Error} when none can be started here
 */
export async function findChromium(): Promise<Chromium> {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    const chromium = { executablePath: named, env: {} }
    if (!canStart(chromium)) throw new Error(`CHROMIUM_PATH names ${named}, which cannot be started.`)
    return chromium
  }
  for (const executablePath of systemPaths) {
    if (existsSync(executablePath) && canStart({ executablePath, env: {} })) return { executablePath, env: {} }
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const chromium = await unpacked()
    if (canStart(chromium)) return chromium
  }
  throw new Error('No Chromium can be started here. Install Chromium or Chrome, or set CHROMIUM_PATH to one.')
}

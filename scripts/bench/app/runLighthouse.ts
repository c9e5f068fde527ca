import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const folder = join(dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url))))), 'tooling/lighthouse')

export type LighthouseScores = {
  readonly performance: number
  readonly accessibility: number
  readonly bestPractices: number
}

type Result = {
  readonly lhr: {
    readonly categories: Readonly<Record<string, { readonly score: number | null }>>
    readonly audits: Readonly<
      Record<string, { readonly score: number | null; readonly title: string; readonly displayValue?: string }>
    >
    readonly runtimeError?: { readonly message: string }
  }
}

/** Installs Lighthouse into its own sub-project unless it is there. */
function install(say: (text: string) => void): void {
  if (existsSync(join(folder, 'node_modules/lighthouse/package.json'))) return
  say('fetching Lighthouse …')
  const npm = process.env.npm_execpath
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const options = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
  const { status } = spawnSync(command, [...first, ...options], { cwd: folder, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error('Lighthouse could not be installed. Check the network, then run the command again.')
}

/**
 * Runs Lighthouse with its mobile preset in a Chromium that listens for it.
 *
 * @param options.port the browser's debugging port
 * @param options.report file that Lighthouse's own report is written to, as JSON
 * @param options.say told what keeps a score below 100
 */
export async function runLighthouse(options: {
  readonly url: string
  readonly port: number
  readonly report?: string
  readonly say: (text: string) => void
}): Promise<LighthouseScores> {
  const { url, port, report, say } = options
  install(say)
  const { default: lighthouse } = (await import(
    pathToFileURL(join(folder, 'node_modules/lighthouse/core/index.js')).href
  )) as { default: (url: string, flags: object) => Promise<Result | undefined> }

  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
  })
  const lhr = result?.lhr
  if (lhr === undefined || lhr.runtimeError !== undefined)
    throw new Error(`Lighthouse could not measure ${url}: ${lhr?.runtimeError?.message ?? 'no result'}`)
  if (report !== undefined) writeFileSync(report, JSON.stringify(lhr))
  for (const audit of Object.values(lhr.audits))
    if (audit.score !== null && audit.score < 0.9)
      say(`Lighthouse: ${audit.title}${audit.displayValue === undefined ? '' : ` (${audit.displayValue})`}`)

  const score = (category: string) => Math.round((lhr.categories[category]?.score ?? 0) * 100)
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
  }
}

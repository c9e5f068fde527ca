import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'
import { writeWhole } from '../writeWhole.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Lets each module find what lies beside its own source, wherever it is bundled to. */
const keepUrls: Plugin = {
  name: 'keep-urls',
  enforce: 'pre',
  transform(code, id) {
    if (id.includes('/node_modules/') || !code.includes('import.meta.url')) return null
    return { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)), map: null }
  },
}

/**
 * Bundles a program for Node into one file with all it imports: from a thousand small files a process is ready more than a second later.
 *
 * @param entry its first file, from the project's folder.
 * @param outFile where to; it is there whole or not at all.
 * @throws {Error} when the sources cannot be bundled to one file.
 */
export async function bundleProgram(entry: string, outFile: string): Promise<void> {
  const result = (await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [keepUrls],
    ssr: { noExternal: true, target: 'node' },
    build: {
      write: false,
      ssr: true,
      target: 'node22',
      minify: false,
      rolldownOptions: { input: entry, output: { format: 'es', codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput

  const [program, ...others] = result.output
  if (others.length > 0) throw new Error(`${entry} must become one file, but came with ${others[0]?.fileName}.`)
  writeWhole(outFile, program.code)
}

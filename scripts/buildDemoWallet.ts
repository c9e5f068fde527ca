import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import { writeWhole } from './writeWhole.ts'

const entry = fileURLToPath(new URL('../examples/wallet/main.ts', import.meta.url))

/**
 * Bundles the demo wallet to one minified ES module. It is a build of its own, so that the app's build holds no trace of it.
 *
 * @param outFile where to; it is there whole or not at all.
 * @throws {Error} when the sources cannot be bundled to one file.
 */
export async function buildDemoWallet(outFile: string): Promise<void> {
  const result = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      sourcemap: false,
      target: 'es2023',
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'], // These know light-dark(): it must not be rewritten.
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entry, output: { format: 'es', codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput

  const [script, ...others] = result.output
  if (others.length > 0) throw new Error(`The demo wallet must be one file, but came with ${others[0]?.fileName}.`)
  writeWhole(outFile, script.code)
}

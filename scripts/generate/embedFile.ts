import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'

/**
 * Bundles the elements for other people's pages into the one script that the brand endpoint serves.
 *
 * @returns the content of the module that holds it
 */
export async function embedFile(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL('../../sdk/src/embed/main.ts', import.meta.url)),
        formats: ['es'],
        fileName: 'embed',
      },
      rolldownOptions: { output: { minify: true } },
    },
  })
  const [output] = [result].flat() as readonly Rolldown.RolldownOutput[]
  const code = output?.output[0].code.trim() ?? ''
  return `// Generated from sdk/src/embed by scripts/generate.ts. Do not edit.\nexport const embedScript = ${JSON.stringify(code)}\n`
}

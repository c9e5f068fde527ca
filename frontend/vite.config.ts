import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { appHeaders } from './headers.ts'

const languages = ['en', 'de', 'nl']

/** Compiles the catalogs (`messages/<language>.ts`, ICU text) at build time, so that no parser is shipped. */
function compileCatalogs(): Plugin {
  return {
    name: 'compile-catalogs',
    enforce: 'pre',
    async transform(_code, id) {
      const file = id.split('?')[0] ?? id
      if (!/\/src\/.*\/messages\/(en|de|nl)\.ts$/.test(file)) return null

      const stamp = Buffer.from(readFileSync(file)).toString('base64url').slice(-16)
      const catalog = (await import(`${pathToFileURL(file).href}?${stamp}${Date.now()}`)).default as Record<
        string,
        string
      >
      const compiled = Object.fromEntries(Object.entries(catalog).map(([key, text]) => [key, compileMessage(text)]))
      return { code: `export default ${JSON.stringify(compiled)}`, map: null }
    },
  }
}

/** Leaves out React Aria's words in languages the app does not speak. */
function onlyOurLanguages(): Plugin {
  return {
    name: 'only-our-languages',
    enforce: 'pre',
    load(id) {
      const match =
        /\/(?:react-aria|react-stately|react-aria-components)\/dist\/.*intl\/.*\/([a-z]{2})-[A-Z]{2}\.mjs$/.exec(id)
      return match && !languages.includes(match[1] ?? '') ? 'export default {}' : null
    },
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [compileCatalogs(), onlyOurLanguages(), react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'], // These know light-dark(): it must not be rewritten.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: '127.0.0.1', strictPort: true },
  preview: { headers: appHeaders({ local: process.env.VITE_LOCAL_CHAIN === 'true' }) },
})

import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { sealIndex } from './build/sealIndex.ts'
import { appHeaders } from './headers.ts'

const local = process.env.VITE_LOCAL_CHAIN === 'true'
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

/**
 * viem and ox bring noble 1 for two hash functions, the SDK brings noble 2: the hashes of noble 2 serve all three, since viem and ox
 * hand them bytes alone, which both take. (The curves stay apart: their calls differ.)
 */
function oneNoble(): Plugin {
  const files: Readonly<Record<string, string>> = {
    '@noble/hashes/sha3': '@noble/hashes/sha3.js',
    '@noble/hashes/sha256': '@noble/hashes/sha2.js',
  }
  const sdk = fileURLToPath(new URL('../sdk/src/index.ts', import.meta.url))
  return {
    name: 'one-noble',
    enforce: 'pre',
    resolveId(source, importer) {
      const file = files[source]
      const isMeant = file !== undefined && /\/node_modules\/(?:viem|ox)\/_esm\//.test(importer ?? '')
      return isMeant ? this.resolve(file, sdk, { skipSelf: true }) : null
    },
  }
}

/**
 * What belongs together in one file: fewer and larger files pack better. The words every page may need, per language; all that the
 * start page needs; all that every other page needs. Each page's own stays apart.
 */
const wordFiles = languages.map((language) => ({
  name: `words-${language}`,
  test: new RegExp(
    `/src/(?!features/(?:activity|audit|receipts|request|settings|tour|\\w+/\\w+)/messages/).*/?messages/${language}\\.ts$`,
  ),
}))

const groups = [
  ...wordFiles,
  { name: 'first', tags: ['$initial' as const] },
  // Each with all it imports, but for what those above have brought.
  { name: 'app', test: /\/src\/(?:app\/openApp|ui\/(?:Card|ErrorMessage))\.tsx$/ },
  { name: 'me', test: /\/src\/app\/pages\/MyConsentsPage\.tsx$/ },
]

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [compileCatalogs(), onlyOurLanguages(), oneNoble(), react(), sealIndex({ local })],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'], // These know light-dark(): it must not be rewritten.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // Of what a page needs besides, styles alone are fetched beside it: a script fetched by a tag would have no hash.
      resolveDependencies: (_, files, { hostType }) =>
        hostType === 'html' ? files : files.filter((file) => file.endsWith('.css')),
    },
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  worker: { format: 'es', plugins: () => [oneNoble()] },
  server: { host: '127.0.0.1', strictPort: true },
  preview: { headers: appHeaders({ local }) },
})

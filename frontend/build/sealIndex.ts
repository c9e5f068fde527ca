import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { contentSecurityPolicy } from '../headers.ts'

/** What `#/me` needs beyond the start page; what these files need goes with them. */
const aheadModules = ['src/app/openApp.tsx', 'src/app/pages/MyConsentsPage.tsx']

/**
 * Finishes the built `index.html`: gives every script and style it names the hash of its bytes (Subresource Integrity), lists what
 * `#/me` needs in the template of `src/app/fetchAhead.ts`, and repeats the policy of the response headers, so that it holds on a
 * server that sends none.
 *
 * @param options.local as for `appHeaders`.
 */
export function sealIndex(options: { readonly local: boolean }): Plugin {
  return {
    name: 'seal-index',
    apply: 'build',
    enforce: 'post',
    // After writing: only then nothing changes a file any more.
    writeBundle({ dir }, bundle) {
      const folder = dir as string
      const path = join(folder, 'index.html')
      const hashOf = (file: string) =>
        `sha384-${createHash('sha384')
          .update(readFileSync(join(folder, file)))
          .digest('base64')}`

      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const first = filesOf(
        chunks.filter((chunk) => chunk.isEntry),
        chunks,
      )
      const ahead = filesOf(
        chunks.filter((chunk) => chunk.moduleIds.some((id) => aheadModules.some((end) => id.endsWith(`/${end}`)))),
        chunks,
      ).filter((file) => !first.includes(file))
      const links = ahead.map((file) => `<link rel="modulepreload" crossorigin href="./${file}">`).join('')

      const html = readFileSync(path, 'utf8')
        .replace('<template id="fetch-ahead"></template>', `<template id="fetch-ahead">${links}</template>`)
        .replace(
          '<meta charset="utf-8" />',
          (charset) =>
            `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy({ ...options, as: 'meta' })}" />`,
        )
        .replace(
          /<(script|link)\b([^>]*?) (src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g,
          (_, tag, before, name, file) => `<${tag}${before} ${name}="./${file}" integrity="${hashOf(file)}"`,
        )
      for (const part of [...(links === '' ? ['files to fetch ahead'] : []), ...missingParts(html)])
        throw new Error(`index.html lacks: ${part}.`)
      writeFileSync(path, html)
    },
  }
}

function missingParts(html: string): readonly string[] {
  const parts = {
    'http-equiv="Content-Security-Policy"': 'a policy',
    'integrity="sha384-': 'hashes',
    modulepreload: 'preloads',
  }
  return Object.entries(parts).flatMap(([text, name]) => (html.includes(text) ? [] : [name]))
}

/** The files of some chunks and of all they import, each once. */
function filesOf(chunks: readonly Rolldown.OutputChunk[], all: readonly Rolldown.OutputChunk[]): readonly string[] {
  const found = new Set<string>()
  const visit = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (chunk === undefined || found.has(chunk.fileName)) return
    found.add(chunk.fileName)
    for (const file of chunk.imports) visit(all.find(({ fileName }) => fileName === file))
  }
  chunks.forEach(visit)
  return [...found]
}

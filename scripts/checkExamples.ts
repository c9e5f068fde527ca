/**
 * Compiles every example of the reference (`@example` in sdk/src) and of the guides (```ts blocks in README.md, sdk/README.md and docs/guides) against
 * the packages as they are, and names each exported function that has none.
 *
 * Each example is a module of its own. A block that opens with ```ts guard.ts is one that the later blocks of its page import by that name.
 */
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What the examples import as `./setup.ts`: client, deployment, keys and files that a reader has of their own. */
const setup = join(root, 'docs/guides/setup.ts')

const entryPoints = {
  '@consent-ledger/sdk': join(root, 'sdk/src/index.ts'),
  '@consent-ledger/sdk/brand': join(root, 'sdk/src/brand/index.ts'),
  '@consent-ledger/sdk/audit': join(root, 'sdk/src/audit/index.ts'),
  '@consent-ledger/sdk/embed': join(root, 'sdk/src/embed/index.ts'),
  '@consent-ledger/sdk/ethers': join(root, 'sdk/src/ethers/index.ts'),
  '@consent-ledger/sdk/express': join(root, 'sdk/src/express/index.ts'),
  '@consent-ledger/sdk/fastify': join(root, 'sdk/src/fastify/index.ts'),
  '@consent-ledger/sdk/hono': join(root, 'sdk/src/hono/index.ts'),
  '@consent-ledger/sdk/interop': join(root, 'sdk/src/interop/index.ts'),
  '@consent-ledger/sdk/native': join(root, 'sdk/src/native/index.ts'),
  '@consent-ledger/sdk/prometheus': join(root, 'sdk/src/prometheus/index.ts'),
}

type Example = {
  readonly file: string
  /** Name of the module, if the page gives it one. */
  readonly name: string | null
  /** Line of the file, from 1, that the first line of `lines` stands on. */
  readonly line: number
  readonly lines: readonly string[]
}

/** The code behind each `@example` of a TypeScript file, up to the next tag; a code fence around it is left out. */
function readReferenceExamples(file: string): Example[] {
  const text = readFileSync(file, 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const comments = new Map<number, ts.JSDoc>()
  const collect = (node: ts.Node): void => {
    for (const part of ts.getJSDocCommentsAndTags(node)) if (ts.isJSDoc(part)) comments.set(part.pos, part)
    node.forEachChild(collect)
  }
  collect(source)

  const examples: Example[] = []
  for (const comment of comments.values()) {
    const first = source.getLineAndCharacterOfPosition(comment.pos).line
    const lines = text
      .slice(comment.pos, comment.end)
      .split('\n')
      .map((line, index) => (index === 0 ? line.replace(/^\/\*\*\s?/, '') : line.replace(/^\s*\*(\/$|\s?)/, '')))
    for (const [index, line] of lines.entries()) {
      if (!/^@example\b/.test(line)) continue
      const after = lines.findIndex((later, place) => place > index && /^@[a-z]/.test(later))
      const code = lines.slice(index + 1, after === -1 ? undefined : after)
      examples.push({
        file,
        name: null,
        line: first + index + 2,
        lines: code.map((codeLine) => (/^\s*```/.test(codeLine) ? '' : codeLine)),
      })
    }
  }
  return examples
}

/** The ```ts blocks of a Markdown file. */
function readGuideExamples(file: string): Example[] {
  const examples: Example[] = []
  let open: { indent: string; name: string | null; line: number; lines: string[] | null } | null = null
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    const fence = /^(\s*)```\s*(\w*)(?: ([\w-]+\.ts))?\s*$/.exec(line)
    if (fence === null) open?.lines?.push(line.slice(open.indent.length))
    else if (open === null) {
      const [, indent = '', language, name = null] = fence
      open = { indent, name, line: index + 2, lines: language === 'ts' ? [] : null }
    } else {
      if (open.lines !== null) examples.push({ file, name: open.name, line: open.line, lines: open.lines })
      open = null
    }
  }
  return examples
}

/** The exported functions of an entry point whose documentation has no example, as `name (file:line)`. */
function findUndocumented(program: ts.Program, entryPoint: string): string[] {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(entryPoint)
  const module = source && checker.getSymbolAtLocation(source)
  if (!module) return [`${relative(root, entryPoint)} cannot be read`]
  const missing: string[] = []
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
    const declaration = symbol.valueDeclaration
    if (!declaration || ts.isClassDeclaration(declaration)) continue
    if (checker.getTypeOfSymbolAtLocation(symbol, declaration).getCallSignatures().length === 0) continue
    const tags = (symbol.declarations ?? []).flatMap((part) => ts.getJSDocTags(part))
    if (tags.some((tag) => tag.tagName.text === 'example' && ts.getTextOfJSDocComment(tag.comment)?.trim())) continue
    const file = declaration.getSourceFile()
    const line = file.getLineAndCharacterOfPosition(declaration.getStart()).line + 1
    missing.push(`${exported.name} (${relative(root, file.fileName)}:${line})`)
  }
  return missing.sort()
}

const guides = ['README.md', 'sdk/README.md', ...globSync('docs/guides/*.md', { cwd: root })].map((file) =>
  join(root, file),
)
const examples = [
  ...globSync('sdk/src/**/*.ts', { cwd: root })
    .sort()
    .flatMap((file) => readReferenceExamples(join(root, file))),
  ...guides
    .filter((file) => existsSync(file))
    .sort()
    .flatMap(readGuideExamples),
]

// Inside the project, so that the modules find its packages.
mkdirSync(join(root, '.local'), { recursive: true })
const folder = mkdtempSync(join(root, '.local/examples-'))
const problems: string[] = []
try {
  const pages = [...new Set(examples.map(({ file }) => file))]
  const exampleOf = new Map<string, Example>()
  for (const [index, example] of examples.entries()) {
    const page = join(folder, `page${pages.indexOf(example.file)}`)
    mkdirSync(page, { recursive: true })
    writeFileSync(join(page, 'setup.ts'), readFileSync(setup))
    const module = join(page, example.name ?? `example${index}.ts`)
    if (exampleOf.has(module)) {
      problems.push(`${relative(root, example.file)}:${example.line - 1} Another example of this page has this name.`)
      continue
    }
    // The last line makes a module of it, so that `await` stands at the top and no name meets another example's.
    writeFileSync(module, `${example.lines.join('\n')}\nexport {}\n`)
    exampleOf.set(module, example)
  }

  const { config, error } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'))
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [setup] }, ts.sys, root)
  const program = ts.createProgram([...exampleOf.keys(), setup, ...Object.values(entryPoints)], {
    ...options,
    // An example may end with a value it only shows.
    noUnusedLocals: false,
    types: ['node'],
  })

  for (const file of [...exampleOf.keys(), setup]) {
    const source = program.getSourceFile(file)
    const example = exampleOf.get(file) ?? { file: setup, name: null, line: 1, lines: [] }
    for (const diagnostic of [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]) {
      const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0
      const place = `${relative(root, example.file)}:${example.line + line}`
      problems.push(`${place} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n  ')}`)
    }
    if (exampleOf.has(file) && example.lines.every((line) => line.trim() === '')) {
      problems.push(`${relative(root, example.file)}:${example.line - 1} The example is empty.`)
    }
  }
  for (const [name, entryPoint] of Object.entries(entryPoints)) {
    for (const missing of findUndocumented(program, entryPoint)) problems.push(`${name} has no @example: ${missing}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

for (const problem of problems) process.stdout.write(`${problem}\n`)
process.stdout.write(`${examples.length} examples checked, ${problems.length} problems.\n`)
if (problems.length > 0) process.exitCode = 1

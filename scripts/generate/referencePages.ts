import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  Application,
  type Comment,
  CommentTag,
  type Context,
  Converter,
  type DeclarationReflection,
  ReflectionKind,
  type SignatureReflection,
} from 'typedoc'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What TypeDoc calls a parameter that is taken apart where it stands. */
const unnamed = '__namedParameters'

const header = '<!-- Generated from the JSDoc of sdk/src by scripts/generate.ts. Do not edit. -->'

/**
 * Writes the reference of the SDK from its JSDoc: one Markdown page per entry point of `sdk/package.json`, and one that names them.
 *
 * @returns the pages by path from the project's root
 */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
  const { exports } = JSON.parse(readFileSync(join(root, 'sdk/package.json'), 'utf8')) as {
    exports: Record<string, string>
  }
  const app = await Application.bootstrapWithPlugins({
    entryPoints: Object.values(exports).map((source) => join(root, 'sdk', source)),
    tsconfig: join(root, 'tsconfig.json'),
    plugin: ['typedoc-plugin-markdown'],
    name: 'Reference of the SDK',
    readme: 'none',
    // `npm run check` asks the compiler, and line numbers would change every page with every line of code.
    skipErrorChecking: true,
    disableSources: true,
    excludeExternals: true,
    preservedTypeAnnotationTags: ['@throws'],
    logLevel: 'Error',
    sort: ['alphabetical'],
    groupOrder: ['Functions', 'Variables', 'Type Aliases', 'Interfaces', 'Classes'],
    ...markdownOptions,
  })
  app.converter.on(Converter.EVENT_CREATE_SIGNATURE, readComment, 1_000)
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, removeConstructors)
  const project = await app.convert()
  if (project === undefined) throw new TypeError('The reference cannot be made: TypeDoc does not read sdk/src.')

  const folder = mkdtempSync(join(tmpdir(), 'consent-ledger-reference-'))
  try {
    app.options.setValue('outputs', [{ name: 'markdown', path: folder }])
    await app.generateOutputs(project)
    if (app.logger.hasErrors()) throw new TypeError('The reference cannot be made: see what TypeDoc says above.')
    const pages = new Map([['docs/reference/README.md', contents(Object.keys(exports))]])
    for (const file of readdirSync(folder).sort()) {
      if (file === 'README.md') continue
      pages.set(`docs/reference/${pageOf(file)}`, readable(file, readFileSync(join(folder, file), 'utf8')))
    }
    return pages
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const markdownOptions = {
  outputFileStrategy: 'modules',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  expandObjects: true,
  parametersFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  classPropertiesFormat: 'table',
  tableColumnSettings: { hideDefaults: true, hideInherited: true, hideOverrides: true, hideModifiers: true },
}

/** Calls a parameter as its documentation does, describes its fields in one place, and gathers what is thrown. */
function readComment(_: Context, { comment, parameters = [] }: SignatureReflection): void {
  if (comment === undefined) return
  const tags = comment.blockTags.filter(({ tag, name }) => tag === '@param' && name?.includes('.'))
  const object = tags[0]?.name?.split('.')[0]
  if (object !== undefined) {
    for (const parameter of parameters) if (parameter.name === unnamed) parameter.name = object
    const described = comment.blockTags.find(({ tag, name }) => tag === '@param' && name === object)
    const fields = tags.flatMap(({ name = '', content }, index) => [
      { kind: 'text' as const, text: index > 0 || described ? '<br>' : '' },
      { kind: 'code' as const, text: `\`${name.slice(object.length + 1)}\`` },
      { kind: 'text' as const, text: ': ' },
      ...content,
    ])
    const whole = new CommentTag('@param', [...(described?.content ?? []), ...fields])
    whole.name = object
    comment.blockTags = [...comment.blockTags.filter((tag) => !tags.includes(tag) && tag !== described), whole]
  }
  gatherThrows(comment)
}

/** Leaves out how errors are made: the SDK makes them. */
function removeConstructors({ project }: Context): void {
  const classes = project.getReflectionsByKind(ReflectionKind.Class) as DeclarationReflection[]
  for (const { children = [] } of classes) {
    for (const child of [...children]) {
      if (child.kind === ReflectionKind.Constructor || child.name === 'name') project.removeReflection(child)
    }
  }
}

/** One list of what is thrown, each with its class, instead of a heading for each without it. */
function gatherThrows(comment: Comment): void {
  const thrown = comment.blockTags.filter(({ tag }) => tag === '@throws')
  const [first, ...others] = thrown
  if (first === undefined) return
  first.content = thrown.flatMap(({ typeAnnotation = '', content }) => [
    { kind: 'text' as const, text: '\n- ' },
    { kind: 'code' as const, text: `\`${typeAnnotation.replace(/[{}]/g, '')}\`` },
    { kind: 'text' as const, text: ' ' },
    ...content,
  ])
  comment.blockTags = comment.blockTags.filter((tag) => !others.includes(tag))
}

/** `index.md` would say nothing of what is in it. */
function pageOf(file: string): string {
  return file === 'index.md' ? 'sdk.md' : file
}

function entryPointOf(file: string): string {
  return file === 'index.md' ? '@consent-ledger/sdk' : `@consent-ledger/sdk/${file.replace(/\.md$/, '')}`
}

function readable(file: string, text: string): string {
  const body = text
    .replace(/^# .*\n/, `# ${entryPointOf(file)}\n`)
    .replace(/\bindex\.md(?=[#)])/g, 'sdk.md')
    .replace(/<a id="[^"]*"><\/a> /g, '')
    .replace(/\n\*\*\*\n/g, '\n---\n')
  return `${header}\n\n${body.trimEnd()}\n`
}

function contents(entryPoints: readonly string[]): string {
  const lines = entryPoints.map((entryPoint) => {
    const name = `@consent-ledger/sdk${entryPoint.slice(1)}`
    return `- [${name}](${entryPoint === '.' ? 'sdk' : entryPoint.slice(2)}.md)`
  })
  return `${header}

# Reference of the SDK

What each entry point exports: functions first, then values and types, errors last. What to do about an error is in [errors.md](../errors.md); how the
parts are used together is in the [guides](../guides/).

${lines.join('\n')}
`
}

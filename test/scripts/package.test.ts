import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { buildPackage } from '../../scripts/package/buildPackage.ts'
import { lintPackage } from '../../scripts/package/lintPackage.ts'
import { PackageError } from '../../scripts/package/packageError.ts'
import { packFolder } from '../../scripts/package/packFolder.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const leftovers = () => readdirSync(join(root, '.local')).filter((name) => name.startsWith('package-'))

describe('check:package', function () {
  this.timeout(600_000)

  it('installs the packed SDK in a fresh folder, compiles against it and runs it on Node 22 and 24', async () => {
    const before = leftovers()
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'scripts/checkPackage.ts', '--json'],
      { cwd: root },
    )
    const answer = JSON.parse(stdout)

    expect(answer.ok).to.equal(true)
    expect(answer.nodes.map((version: string) => version.split('.')[0])).to.deep.equal([
      process.version.split('.')[0],
      'v24',
    ])
    expect(leftovers()).to.deep.equal(before)
  })

  it('refuses options it does not know', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'scripts/checkPackage.ts', '--jsn'],
      { cwd: root, encoding: 'utf8' },
    )

    expect(status).to.equal(2)
    expect(stderr).to.include('--jsn')
  })
})

describe('the package', function () {
  this.timeout(120_000)

  let folder: string
  let files: readonly string[]

  before(async () => {
    mkdirSync(join(root, '.local'), { recursive: true })
    folder = mkdtempSync(join(root, '.local/package-test-'))
    buildPackage(join(folder, 'sdk'))
    files = (await packFolder(join(folder, 'sdk'), folder)).files
  })

  after(() => rmSync(folder, { recursive: true, force: true }))

  it('holds built modules with types and maps, the sources the maps lead to, and what npm shows', () => {
    const unexpected = files.filter(
      (file) =>
        !/^(src\/.+\.(ts|json)|dist\/.+\.(js|js\.map|d\.ts|d\.ts\.map|json)|package\.json|README\.md|LICENSE)$/.test(
          file,
        ),
    )
    const built = files.filter((file) => /^dist\/.+\.js$/.test(file)).map((file) => file.slice('dist/'.length, -3))

    expect(unexpected).to.deep.equal([])
    expect(files).to.include.members(['package.json', 'README.md', 'LICENSE', 'dist/protocol/vocabulary.json'])
    for (const module of built) {
      expect(files).to.include.members(
        [`dist/${module}.js.map`, `dist/${module}.d.ts`, `dist/${module}.d.ts.map`, `src/${module}.ts`],
        module,
      )
    }
  })

  it('is refused by publint and by Are the types wrong? when an entry point lacks its file', async () => {
    rmSync(join(folder, 'sdk/dist/hono/index.js'))
    rmSync(join(folder, 'sdk/dist/fastify/index.d.ts'))
    const { path } = await packFolder(join(folder, 'sdk'), folder)
    const problems = await lintPackage(join(folder, 'sdk'), path)

    expect(problems.some((problem) => problem.startsWith('publint') && problem.includes('hono'))).to.equal(true)
    expect(problems.some((problem) => /Are the types wrong[\s\S]+fastify/.test(problem))).to.equal(true)
  })

  it('is not built outside the project, where its sources find no packages', () => {
    expect(() => buildPackage(join(root, '../elsewhere'))).to.throw(PackageError)
  })
})

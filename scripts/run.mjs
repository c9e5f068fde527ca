/**
 * The launcher: makes sure a new enough Node and the project's packages are there, then runs one task.
 * It has no dependency and runs on Node 18 and newer: everything else in the project may then rely on Node 22.
 *
 *   node scripts/run.mjs <task> [options of the task]
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const leastNode = [22, 19]
const tasks = {
  start: ['scripts/start.ts'],
  test: ['scripts/test.ts'],
  check: ['scripts/check.ts'],
  'bench:app': ['scripts/bench/app.ts'],
  history: ['scripts/history.ts'],
  screenshots: ['scripts/screenshots.ts'],
  deploy: ['scripts/deploy.ts'],
  'bench:gas': ['scripts/bench/gas.ts'],
  'bench:sdk': ['scripts/bench/sdk.ts'],
  generate: ['scripts/generate.ts'],
  format: ['scripts/format.ts'],
  fuzz: ['scripts/fuzz.ts'],
  simulate: ['scripts/simulate.ts'],
  mutate: ['scripts/mutate.ts'],
  prove: ['scripts/prove.ts'],
  pack: ['scripts/pack.ts'],
  'check:package': ['scripts/checkPackage.ts'],
}

/** Progress goes to stderr: stdout belongs to the task (`--json`). */
function say(text) {
  process.stderr.write(`${text}\n`)
}

function stop(sentence) {
  say(`\nStopped: ${sentence}`)
  process.exit(1)
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])
}

/** The packages' binary, found by folder: npm 10 does not link `.bin/node` when several packages claim it. */
function pinnedNode() {
  const folder = join(root, 'tooling/node/node_modules')
  if (!existsSync(folder)) return undefined
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith('node-'))) {
    for (const file of ['bin/node', 'bin/node.exe']) {
      const path = join(folder, name, file)
      if (existsSync(path) && spawnSync(path, ['--version']).status === 0) return path
    }
  }
  return undefined
}

/** npm's own script, so that npm runs under the Node we choose. */
function npmScript() {
  const candidates = [
    process.env.npm_execpath,
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
    join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ]
  return candidates.find((path) => path?.endsWith('npm-cli.js') && existsSync(path))
}

function npmInstall(node, folder, title) {
  const script = npmScript()
  const command = script ? [node, [script]] : ['npm', []]
  const path = `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`
  const began = Date.now()
  say(`${title} …`)
  const result = spawnSync(
    command[0],
    [...command[1], 'install', '--no-audit', '--no-fund', '--no-save', '--loglevel=error'],
    { cwd: folder, env: { ...process.env, PATH: path }, stdio: ['ignore', 2, 2] },
  )
  if (result.error) stop(`npm could not be started (${result.error.message}). Install Node.js 20 or newer with npm.`)
  if (result.status !== 0)
    stop(`npm install failed in ${folder} (see above). Check the network, then run the command again.`)
  say(`${title}: done in ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

function findNode() {
  if (isNewEnough(process.version)) return process.execPath
  let node = pinnedNode()
  if (!node) {
    npmInstall(
      process.execPath,
      join(root, 'tooling/node'),
      `Node ${process.version} is too old here; fetching a newer one`,
    )
    node = pinnedNode()
  }
  if (!node) {
    stop(
      `no Node ${leastNode.join('.')} or newer for ${process.platform} ${process.arch}. Install one from nodejs.org and try again.`,
    )
  }
  return node
}

/** A stamp of what npm was asked for: the same stamp means that the packages are there already. */
function installStamp(node) {
  const hash = createHash('sha256')
  for (const file of ['package.json', 'package-lock.json', 'sdk/package.json'])
    hash.update(readFileSync(join(root, file)))
  hash.update(spawnSync(node, ['--version']).stdout)
  return hash.digest('hex')
}

function installPackages(node) {
  const stampFile = join(root, 'node_modules/.install-stamp')
  const stamp = installStamp(node)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  rmSync(stampFile, { force: true })
  npmInstall(node, root, 'Installing packages')
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(`${stampFile}.new`, stamp)
  renameSync(`${stampFile}.new`, stampFile)
}

const [task, ...options] = process.argv.slice(2)
if (!task || !Object.hasOwn(tasks, task)) {
  stop(`"${task ?? ''}" is not a task. Choose one of: ${Object.keys(tasks).join(', ')}.`)
}

const node = findNode()
installPackages(node)

const separator = process.platform === 'win32' ? ';' : ':'
const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...tasks[task], ...options], {
  cwd: root,
  env: { ...process.env, PATH: `${dirname(node)}${separator}${process.env.PATH}` },
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
child.on('error', (error) => stop(`the task could not be started: ${error.message}`))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)))

// npm does not pass every signal on, and a killed npm leaves its child behind: the task ends when we do, and we end when npm does.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) child.kill('SIGTERM')
}, 500).unref()

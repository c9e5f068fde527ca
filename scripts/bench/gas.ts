import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import hre from 'hardhat'
import { writeWhole } from '../writeWhole.ts'
import { gasChart } from './gas/gasChart.ts'
import { gasDocument, gasPage, gasPicture } from './gas/gasDocument.ts'
import { findGoals, gasReport } from './gas/gasReport.ts'
import { costsTable, firstTable, forksTable, goalsTable, plainTable } from './gas/gasTables.ts'
import { loadSubjects } from './gas/loadSubjects.ts'
import { measureForks } from './gas/measureForks.ts'

const usage = `Measures what the ledger costs, beside EAS and beside the least a chain must be told, in one run.

  npm run bench:gas -- [options]

  --json     print one line of JSON
  --write    put the tables into docs/gas.md and draw docs/images/gas.svg
  --help     print this

Exit codes: 0 every goal is met and both EVMs agree; 1 a goal is missed or they do not agree; 2 bad input.`

function parseOptions() {
  try {
    const flag = { type: 'boolean', default: false } as const
    return parseArgs({ options: { json: flag, write: flag, help: flag } }).values
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}\n`)
    process.exit(2)
  }
}

const say = (progress: string) => process.stderr.write(`${progress}\n`)

const { json, write, help } = parseOptions()
if (help) {
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}

say('Building the contracts …')
// Hardhat ends a build with an empty line, however quiet; stdout belongs to the answer.
console.log = console.error
await hre.tasks.getTask('build').run({ quiet: true, noTests: true })
say('Compiling EAS and the floor with the same compiler and settings, building trees of up to 100,000 grants …')
const subjects = await loadSubjects()
const measured = await measureForks(subjects, say)

const [cancun] = measured
const goals = findGoals(cancun, subjects.ledgerRuntimeBytes)
const missed = goals.filter(({ isMet }) => !isMet)
const differences = measured.flatMap(({ name, differences: found }) => found.map((text) => `${name}: ${text}`))

if (write) {
  writeWhole(fileURLToPath(gasPage), gasDocument(measured, subjects.ledgerRuntimeBytes), 0o644)
  writeWhole(fileURLToPath(gasPicture), gasChart(cancun), 0o644)
  say('Written: docs/gas.md, docs/images/gas.svg')
}
if (json) {
  const report = {
    ...gasReport(cancun.figures),
    runtimeBytes: {
      ours: subjects.ledgerRuntimeBytes,
      eas: subjects.peers.eas.runtimeBytes,
      floor: subjects.peers.floor.runtimeBytes,
    },
    goals,
    forks: Object.fromEntries(measured.map(({ name, figures }) => [name, gasReport(figures)])),
    differences,
  }
  process.stdout.write(`${JSON.stringify(report)}\n`)
} else {
  const sections = [
    ['What it costs (Cancun, steady state)', costsTable(cancun)],
    ['The first time', firstTable(cancun)],
    ['Under newer rules', forksTable(measured)],
    ['Goals', goalsTable(goals)],
  ] as const
  for (const [title, table] of sections) process.stdout.write(`${title}\n\n${plainTable(table)}\n\n`)
  process.stdout.write('What each column is: docs/gas.md\n')
}

for (const { name, most, measured: figure } of missed) say(`Missed: ${name} is ${figure}, at most ${most} is allowed.`)
for (const difference of differences) say(`The EVMs do not agree. ${difference}`)
if (missed.length > 0 || differences.length > 0) process.exitCode = 1

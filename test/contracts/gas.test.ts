import { readFile, writeFile } from 'node:fs/promises'
import { expect } from 'chai'
import { gasChart } from '../../scripts/bench/gas/gasChart.ts'
import { gasDocument, gasPage, gasPicture } from '../../scripts/bench/gas/gasDocument.ts'
import { findGoals } from '../../scripts/bench/gas/gasReport.ts'
import { loadSubjects } from '../../scripts/bench/gas/loadSubjects.ts'
import { type ForkFigures, measureForks } from '../../scripts/bench/gas/measureForks.ts'
import type { GasSubjects } from '../../scripts/bench/gas/measureGas.ts'

/*
 * What each call costs, held in gas.json, and what docs/gas.md says of it. After a change that is meant to change it:
 *   UPDATE_GAS=1 npx hardhat test mocha test/contracts/gas.test.ts && npm run bench:gas -- --write
 */

const snapshot = new URL('gas.json', import.meta.url)

describe('gas', () => {
  let subjects: GasSubjects
  let measured: [cancun: ForkFigures, ...newer: ForkFigures[]]
  before(async function () {
    this.timeout(300_000)
    subjects = await loadSubjects()
    measured = await measureForks(subjects)
    const { ours } = measured[0].figures
    if (process.env.UPDATE_GAS === '1') await writeFile(snapshot, `${JSON.stringify(ours, null, 2)}\n`)
  })

  it('is what gas.json says', async () => {
    expect(measured[0].figures.ours).to.deep.equal(JSON.parse(await readFile(snapshot, 'utf8')))
  })

  it('keeps what was promised', () => {
    const goals = findGoals(measured[0], subjects.ledgerRuntimeBytes)
    expect(goals.map(({ name, most }) => [name, most])).to.deep.equal([
      ['recordGrants', 52_000],
      ['revoke1', 54_500],
      ['revoke100Each', 26_100],
      ['runtimeBytes', 12_000],
    ])
    expect(goals.filter(({ isMet }) => !isMet)).to.deep.equal([])
  })

  it('is the same on two EVMs that share no code', () => {
    expect(measured.flatMap(({ differences }) => differences)).to.deep.equal([])
  })

  it('is what docs/gas.md and its chart say', async () => {
    expect(gasDocument(measured, subjects.ledgerRuntimeBytes)).to.equal(await readFile(gasPage, 'utf8'))
    expect(gasChart(measured[0])).to.equal(await readFile(gasPicture, 'utf8'))
  })
})

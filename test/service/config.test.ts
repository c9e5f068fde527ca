import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseDeployment } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { readConfig } from '../../service/src/config.ts'
import { ConfigurationError } from '../../service/src/configurationError.ts'
import { runService } from './serviceProcess.ts'

const deployment = {
  chainId: 31337,
  ledger: '0x5fbdb2315678afecb367f032d93f642f64180aa3',
  verifier: '0x5fbdb2315678afecb367f032d93f642f64180aa4',
  deploymentBlock: 1,
  finality: { safe: 1, finalized: 32 },
  idle: false,
}

describe('readConfig', () => {
  let directory: string
  let good: Record<string, string>

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'consent-ledger-config-'))
    const path = join(directory, 'deployment.json')
    await writeFile(path, JSON.stringify(deployment))
    await writeFile(join(directory, 'broken.json'), '{"chainId":31337}')
    good = {
      RPC_URL: 'http://127.0.0.1:8545',
      DEPLOYMENT: path,
      RELAY_KEY: `0x${'11'.repeat(32)}`,
      DATA_DIR: join(directory, 'data'),
    }
  })

  after(() => rm(directory, { recursive: true }))

  it('takes the required variables and has a default for each other', () => {
    expect(readConfig(good)).to.deep.include({
      host: '127.0.0.1',
      port: 0,
      rpcUrl: 'http://127.0.0.1:8545',
      deployment: parseDeployment(JSON.stringify(deployment)),
      budgets: { brand: 5_000, shared: 500, all: 20_000 },
      replaceAfter: 30,
    })
    expect(
      readConfig({ ...good, RELAY_DAILY_BRAND: '7', RELAY_DAILY_SHARED: '0', RELAY_DAILY_ALL: '9' }).budgets,
    ).to.deep.equal({ brand: 7, shared: 0, all: 9 })
  })

  for (const variable of ['RPC_URL', 'DEPLOYMENT', 'RELAY_KEY', 'DATA_DIR']) {
    it(`refuses to go without ${variable}`, () => {
      refuses(variable, { ...good, [variable]: '' })
    })
  }

  const wrong: [string, string][] = [
    ['RPC_URL', 'localhost:8545'],
    ['RPC_URL', 'file:///tmp/node'],
    ['DEPLOYMENT', '/nowhere/31337.json'],
    ['RELAY_KEY', '0x1234'],
    ['RELAY_KEY', `0x${'00'.repeat(32)}`],
    ['RELAY_KEY', `0x${'ff'.repeat(32)}`],
    ['PORT', '65536'],
    ['PORT', 'http'],
    ['POLL_INTERVAL', '10'],
    ['RELAY_DAILY_SHARED', '-1'],
    ['RELAY_DAILY_ALL', '1.5'],
    ['RELAY_BATCH_SIZE', '0'],
    ['RELAY_MAX_FEE_PER_GAS', '1 gwei'],
    ['LOG_LEVEL', 'loud'],
  ]
  for (const [variable, value] of wrong) {
    it(`refuses ${variable}=${value.slice(0, 20)}`, () => {
      const message = refuses(variable, { ...good, [variable]: value })
      if (variable === 'RELAY_KEY') expect(message).to.not.include(value)
    })
  }

  it('refuses a file that is no deployment', () => {
    refuses('DEPLOYMENT', { ...good, DEPLOYMENT: join(directory, 'broken.json') })
  })

  it('ends the service with code 2 and one sentence', async () => {
    const { code, stdout, stderr } = await runService({ ...good, RELAY_KEY: '' })
    expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' })
    expect(stderr).to.match(/^RELAY_KEY is missing: [^\n]+\.\n$/)
  })

  it('ends the service with code 2 when the data directory cannot be used', async () => {
    const { code, stderr } = await runService({ ...good, DATA_DIR: join(directory, 'broken.json', 'data') })
    expect(code).to.equal(2)
    expect(stderr).to.match(/^DATA_DIR names a directory that cannot be written: [^\n]+\.\n$/)
  })
})

function refuses(variable: string, environment: Record<string, string>): string {
  try {
    readConfig(environment)
  } catch (error) {
    expect(error).to.be.instanceOf(ConfigurationError)
    const { variable: named, message } = error as ConfigurationError
    expect(named).to.equal(variable)
    expect(message).to.match(/^[A-Z_]+ [^\n]+\.$/)
    return message
  }
  throw new Error(`${variable} was accepted`)
}

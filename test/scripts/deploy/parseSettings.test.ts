import { expect } from 'chai'
import { DeployError } from '../../../scripts/deploy/deployError.ts'
import { ledgerSalt } from '../../../scripts/deploy/ledgerSalt.ts'
import { parseSettings } from '../../../scripts/deploy/parseSettings.ts'

describe('parseSettings', () => {
  it('reads nothing as: the shared ledger, any chain, what the file says', () => {
    const settings = parseSettings([], { RPC_URL: '', DEPLOYER_KEY: '', CHAIN_ID: '' })
    expect(settings).to.include({ salt: ledgerSalt, addresses: false, dryRun: false, json: false })
    for (const name of ['rpcUrl', 'privateKey', 'chainId', 'finality', 'idle', 'deploymentBlock', 'out'] as const) {
      expect(settings[name], name).to.equal(undefined)
    }
  })

  it('reads every value', () => {
    const salt = `0x${'AB'.repeat(32)}`
    const args = [
      '--chain-id',
      '5',
      '--salt',
      salt,
      '--finality',
      '1,32',
      '--idle',
      '--deployment-block',
      '7',
      '--dry-run',
    ]
    const settings = parseSettings(args, { RPC_URL: 'http://node.example', DEPLOYER_KEY: 'key', CHAIN_ID: '5' })
    expect(settings).to.deep.include({
      rpcUrl: 'http://node.example',
      privateKey: 'key',
      chainId: 5,
      salt: salt.toLowerCase().replace('0X', '0x'),
      finality: { safe: 1, finalized: 32 },
      idle: true,
      deploymentBlock: 7,
      dryRun: true,
    })
  })

  it('refuses what is malformed and names it', () => {
    for (const [args, said, environment = {}] of [
      [['--finality', '32,1'], '--finality'],
      [['--finality', 'soon'], '--finality'],
      [['--salt', '0x12'], '--salt'],
      [['--salt', 'consent-ledger/v2'], '--salt'],
      [['--deployment-block', '1.5'], '--deployment-block'],
      [['--out', ''], '--out'],
      [['--verification', ''], '--verification'],
      [['--chain-id', '0x1'], '--chain-id'],
      [['--chain-id', ''], '--chain-id'],
      [[], 'CHAIN_ID', { CHAIN_ID: 'mainnet' }],
      [['--chain-id', '1'], '--chain-id says 1 and CHAIN_ID says 2', { CHAIN_ID: '2' }],
    ] as [string[], string, Record<string, string>?][]) {
      expect(() => parseSettings(args, environment), said)
        .to.throw(DeployError)
        .with.property('message')
        .that.includes(said)
    }
  })
})

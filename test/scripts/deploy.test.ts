import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { createPublicClient, createWalletClient, type Hex, hexToBigInt, http, keccak256, pad } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { buildContracts } from '../../scripts/deploy/buildContracts.ts'
import { type DeployOptions, deploy } from '../../scripts/deploy/deploy.ts'
import { DeployError } from '../../scripts/deploy/deployError.ts'
import { deploymentProxy } from '../../scripts/deploy/deploymentProxy.ts'
import { ledgerSalt } from '../../scripts/deploy/ledgerSalt.ts'
import { type PlannedContract, type PlannedContracts, planContracts } from '../../scripts/deploy/planContracts.ts'
import { planDeployment } from '../../scripts/deploy/planDeployment.ts'
import { consentVerifierAbi } from '../../sdk/src/abi/consentVerifierAbi.ts'
import { developmentKey } from '../helpers/deployLedger.ts'
import { type Anvil, startAnvil } from '../helpers/startAnvil.ts'
import { startOddNode } from './deploy/startOddNode.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const poorKey = `0x${'00'.repeat(31)}ff`
const poorAddress = '0x5044a80bD3eff58302e638018534BbDA8896c48A'
/** The hash of no code. */
const nothing = keccak256('0x')
const otherSalt = pad('0x01')
const stranger = mnemonicToAccount('test test test test test test test test test test test junk', { addressIndex: 5 })

/** The message of the refusal; fails when there is none. */
async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    expect(error).to.be.instanceOf(DeployError)
    return (error as DeployError).message
  }
  throw new Error('the deployment was not refused')
}

describe('scripts/deploy', () => {
  let anvil: Anvil
  let folder: string
  let out: string
  let planned: PlannedContracts
  before(async () => {
    // What is deployed is what the sources say.
    await buildContracts()
    planned = planContracts(ledgerSalt)
  })
  beforeEach(async () => {
    anvil = await startAnvil()
    folder = await mkdtemp(join(tmpdir(), 'consent-ledger-deploy-'))
    out = join(folder, 'deployments', '31337.json')
  })
  afterEach(async () => {
    await anvil.stop()
    await rm(folder, { recursive: true })
  })

  const run = (options: Partial<DeployOptions> = {}) =>
    deploy({ rpcUrl: anvil.url, privateKey: developmentKey, out, ...options })
  const heightOf = async (chain: Anvil) => Number(await chain.rpc('eth_blockNumber'))
  const codeHashAt = async (address: Hex, chain = anvil) =>
    keccak256(await chain.rpc<Hex>('eth_getCode', [address, 'latest']))
  const readOut = async () => JSON.parse(await readFile(out, 'utf8'))

  /** Somebody else creates a contract through the proxy, before the caller's question is answered. */
  async function createAsStranger({ salt, initCode }: PlannedContract): Promise<void> {
    const client = createPublicClient({ transport: http(anvil.url), pollingInterval: 20 })
    const wallet = createWalletClient({ account: stranger, transport: http(anvil.url) })
    const data: Hex = `${salt}${initCode.slice(2)}`
    const hash = await wallet.sendTransaction({ chain: null, to: deploymentProxy.address, data })
    expect((await client.waitForTransactionReceipt({ hash })).status).to.equal('success')
  }

  describe('deploys', () => {
    it('both contracts and writes where they are', async () => {
      const { deployment, transactions } = await run()
      expect(deployment).to.deep.equal({
        chainId: 31337,
        ledger: planned.ledger.address,
        verifier: planned.verifier.address,
        deploymentBlock: 1,
        finality: null,
        idle: false,
      })
      expect(await readOut()).to.deep.equal(deployment)
      expect(await readdir(dirname(out))).to.deep.equal(['31337.json'])
      expect(transactions).to.have.length(2)

      const artifact = JSON.parse(
        await readFile(join(root, 'artifacts/contracts/ConsentLedger.sol/ConsentLedger.json'), 'utf8'),
      )
      expect(await codeHashAt(deployment.ledger)).to.equal(keccak256(artifact.deployedBytecode))
      const client = createPublicClient({ transport: http(anvil.url) })
      const { verifier: address, ledger } = deployment
      expect(await client.readContract({ address, abi: consentVerifierAbi, functionName: 'ledger' })).to.equal(ledger)
    })

    it('to the same addresses on chains of different ids, with and without the proxy, whoever pays', async () => {
      const chains = await Promise.all([
        startAnvil({ args: ['--chain-id', '4242'] }),
        startAnvil({ args: ['--chain-id', '777', '--disable-default-create2-deployer'] }),
      ])
      try {
        const [first, second] = chains
        await second.rpc('anvil_setBalance', [poorAddress, '0xde0b6b3a7640000'])
        const outcomes = [
          await run({ rpcUrl: first.url, out: `${out}.1`, chainId: 4242 }),
          await run({ rpcUrl: second.url, out: `${out}.2`, chainId: 777, privateKey: poorKey }),
        ]
        expect(outcomes.map(({ deployment }) => deployment.chainId)).to.deep.equal([4242, 777])
        expect(outcomes.map(({ transactions }) => transactions.length)).to.deep.equal([2, 4])
        for (const [index, { deployment }] of outcomes.entries()) {
          expect([deployment.ledger, deployment.verifier]).to.deep.equal([
            planned.ledger.address,
            planned.verifier.address,
          ])
          const chain = chains[index] as Anvil
          expect(await codeHashAt(deployment.ledger, chain)).to.equal(planned.ledger.codeHash)
          expect(await codeHashAt(deployment.verifier, chain)).to.equal(planned.verifier.codeHash)
        }

        const heights = await Promise.all(chains.map(heightOf))
        for (const [index, { deployment }] of outcomes.entries()) {
          const again = await run({ rpcUrl: chains[index]?.url as string, out: `${out}.${index + 1}` })
          expect(again).to.deep.equal({ deployment, transactions: [] })
        }
        expect(await Promise.all(chains.map(heightOf))).to.deep.equal(heights)
      } finally {
        await Promise.all(chains.map((chain) => chain.stop()))
      }
    })

    it('a ledger of its own for another salt, on the same chain', async () => {
      const first = await run()
      const second = await run({ salt: otherSalt, out: `${out}.other` })
      expect(second.deployment.ledger).not.to.equal(first.deployment.ledger)
      expect(second.deployment.verifier).not.to.equal(first.deployment.verifier)
      expect(await codeHashAt(second.deployment.ledger)).to.equal(planned.ledger.codeHash)
    })

    it('with depths and idleness as given, and keeps them', async () => {
      const finality = { safe: 2, finalized: 40 }
      await run({ finality, idle: true })
      expect(await readOut()).to.deep.include({ finality, idle: true })
      await run()
      expect(await readOut()).to.deep.include({ finality, idle: true })
      await run({ finality: { safe: 3, finalized: 40 }, idle: false })
      expect(await readOut()).to.deep.include({ finality: { safe: 3, finalized: 40 }, idle: false })
    })

    it('when the ledger in the file is gone, whichever it was', async () => {
      await run({ salt: otherSalt })
      await anvil.stop()
      anvil = await startAnvil()
      await anvil.rpc('anvil_mine', ['0x5'])
      const { deployment } = await run()
      expect(deployment).to.include({ ledger: planned.ledger.address, deploymentBlock: 6 })
      expect(await readOut()).to.deep.equal(deployment)
    })
  })

  describe('finds what is there', () => {
    it('without a key, without a file, and in the block in which it appeared', async () => {
      await anvil.rpc('anvil_mine', ['0x7'])
      const { deployment } = await run()
      expect(deployment.deploymentBlock).to.equal(8)
      await anvil.rpc('anvil_mine', ['0x14'])
      await rm(out)
      expect(await run({ privateKey: undefined })).to.deep.equal({ deployment, transactions: [] })
      expect(await readOut()).to.deep.equal(deployment)
    })

    it('corrects a file whose block cannot be true', async () => {
      await anvil.rpc('anvil_mine', ['0x3'])
      const { deployment } = await run()
      for (const deploymentBlock of [5, 4_000, 3]) {
        await writeFile(out, JSON.stringify({ ...deployment, deploymentBlock }))
        expect((await run()).deployment.deploymentBlock, `${deploymentBlock}`).to.equal(4)
      }
    })

    it('asks for the block where the node has forgotten, and refuses a wrong one where it has not', async () => {
      const { deployment } = await run()
      await rm(out)
      expect(await refusal(run({ deploymentBlock: 0 }))).to.include('--deployment-block')
      expect(await refusal(run({ deploymentBlock: 2 }))).to.include('--deployment-block')
      await anvil.rpc('anvil_mine', ['0x3e8'])
      expect(await refusal(run()))
        .to.include('archive node')
        .and.to.include('--deployment-block')
      expect(await run({ deploymentBlock: 1 })).to.deep.equal({ deployment, transactions: [] })
      // Known from the file from now on.
      expect(await run()).to.deep.equal({ deployment, transactions: [] })
    })

    it('creates only the verifier where somebody has created the ledger', async () => {
      await createAsStranger(planned.ledger)
      const { deployment, transactions } = await run()
      expect(deployment).to.include({ deploymentBlock: 1, verifier: planned.verifier.address })
      expect(transactions).to.have.length(1)
    })

    for (const [method, sent] of [
      // Asked to fill the transaction in, the node finds that it would fail: none is sent.
      ['eth_fillTransaction', 0],
      // It is sent, and fails.
      ['eth_sendRawTransaction', 2],
    ] as const) {
      it(`that somebody was faster to create, at ${method}`, async () => {
        const waiting = [planned.ledger, planned.verifier]
        const node = await startOddNode(anvil.url, {
          [method]: async () => {
            const next = waiting.shift()
            if (next) await createAsStranger(next)
            return undefined
          },
        })
        try {
          const { deployment, transactions } = await run({ rpcUrl: node.url })
          expect(waiting).to.have.length(0)
          expect(transactions).to.have.length(sent)
          expect(deployment).to.include({ ledger: planned.ledger.address, deploymentBlock: 1 })
          expect(await readOut()).to.deep.equal(deployment)
        } finally {
          node.stop()
        }
      })
    }
  })

  describe('refuses', () => {
    it('code at an address that is not the built one, by a single byte', async () => {
      await run()
      for (const { address, code, name } of [planned.ledger, planned.verifier]) {
        const at = code.length - 100
        const flipped = code[at] === '0' ? '1' : '0'
        await anvil.rpc('anvil_setCode', [address, `${code.slice(0, at)}${flipped}${code.slice(at + 1)}`])
        expect(await refusal(run()))
          .to.include(address)
          .and.to.include(`not the ${name}`)
          .and.to.include('byte ')
        await anvil.rpc('anvil_setCode', [address, `${code}00`])
        expect(await refusal(run())).to.include(`${code.length / 2} bytes instead of ${code.length / 2 - 1}`)
        await anvil.rpc('anvil_setCode', [address, code])
      }
      await anvil.rpc('anvil_setCode', [deploymentProxy.address, '0x00'])
      expect(await refusal(run())).to.include(deploymentProxy.address)
      await anvil.rpc('anvil_setCode', [deploymentProxy.address, deploymentProxy.code])
      expect((await run()).transactions).to.have.length(0)
    })

    it('a verifier that reads another ledger', async () => {
      await run()
      const other = planContracts(otherSalt).verifier.code
      await anvil.rpc('anvil_setCode', [planned.verifier.address, other])
      expect(await refusal(run())).to.include('not the ConsentVerifier')
    })

    it('a node of another chain than the one that is meant', async () => {
      const message = await refusal(run({ chainId: 1 }))
      expect(message).to.include('chain 31337').and.to.include('chain 1.')
      expect(await heightOf(anvil)).to.equal(0)
    })

    it('a file of another chain', async () => {
      const { deployment } = await run({ out: `${out}.right` })
      const text = JSON.stringify({ ...deployment, chainId: 1 })
      await writeFile(out, text)
      const message = await refusal(run())
      expect(message).to.include('belongs to chain 1,').and.to.include('chain 31337')
      expect(await readFile(out, 'utf8')).to.equal(text)
    })

    it('a file of another ledger that is alive', async () => {
      const { deployment } = await run({ salt: otherSalt })
      const message = await refusal(run())
      expect(message).to.include(deployment.ledger).and.to.include(planned.ledger.address)
      expect(await readOut()).to.deep.equal(deployment)
      expect(await codeHashAt(planned.ledger.address)).to.equal(nothing)
    })

    it('a file that is no deployment', async () => {
      const { deployment } = await run()
      for (const text of [
        '{"ledger"',
        'null',
        '[]',
        '',
        '{"ledger":"0x12"}',
        JSON.stringify({ ...deployment, idle: 1 }),
      ]) {
        await writeFile(out, text)
        expect(await refusal(run()), text).to.include(`${out} is not a deployment file`)
        expect(await readFile(out, 'utf8')).to.equal(text)
      }
      await rm(out)
      await mkdir(out)
      expect(await refusal(run())).to.include('cannot be read')
    })

    it('a malformed key and never repeats it', async () => {
      for (const privateKey of [
        '',
        '0x',
        '12',
        `${developmentKey}00`,
        developmentKey.slice(2),
        `0x${'g'.repeat(64)}`,
      ]) {
        const message = await refusal(run({ privateKey }))
        expect(message).to.include('DEPLOYER_KEY')
        if (privateKey.length > 4) expect(message).not.to.include(privateKey)
      }
      for (const privateKey of [`0x${'0'.repeat(64)}`, `0x${'f'.repeat(64)}`]) {
        expect(await refusal(run({ privateKey }))).not.to.include(privateKey)
      }
    })

    it('an account without balance, or with too little, and no key where one is needed', async () => {
      expect(await refusal(run({ privateKey: poorKey }))).to.include(`${poorAddress} has no balance`)
      await anvil.rpc('anvil_setBalance', [poorAddress, '0x9184e72a000'])
      expect(await refusal(run({ privateKey: poorKey }))).to.include(`${poorAddress} has 0.00001`)
      expect(await refusal(run({ privateKey: undefined }))).to.include('DEPLOYER_KEY is not set')
      expect(await heightOf(anvil)).to.equal(0)
    })

    it('a place that cannot be written before it spends anything', async () => {
      if (process.getuid?.() === 0) {
        // Root may write everywhere, but not below a file.
        await writeFile(join(folder, 'file'), '')
        out = join(folder, 'file', '31337.json')
      } else {
        await chmod(folder, 0o500)
      }
      expect(await refusal(run())).to.include('cannot be written')
      expect(await heightOf(anvil)).to.equal(0)
      await chmod(folder, 0o700)
    })

    it('an address where no node answers, without the secrets in it', async () => {
      const message = await refusal(run({ rpcUrl: 'http://127.0.0.1:1/secret-token' }))
      expect(message).to.include('http://127.0.0.1:1').and.not.to.include('secret-token')
      for (const rpcUrl of ['', 'localhost', 'ws://127.0.0.1:1', 'file:///etc/passwd']) {
        expect(await refusal(run({ rpcUrl }))).to.include('RPC_URL')
      }
    })

    it('a chain whose contracts see the height of another one', async () => {
      const node = await startOddNode(anvil.url, { eth_blockNumber: () => ({ result: '0xf4240' }) })
      try {
        expect(await refusal(run({ rpcUrl: node.url }))).to.include('1000000')
        expect(await heightOf(anvil)).to.equal(0)
      } finally {
        node.stop()
      }
    })

    it('a node without the tags, unless depths are given', async () => {
      const node = await startOddNode(anvil.url, {
        eth_getBlockByNumber: ([tag]) =>
          tag === 'finalized' ? { error: { code: -32602, message: 'unknown block tag' } } : undefined,
      })
      try {
        const message = await refusal(run({ rpcUrl: node.url }))
        expect(message).to.include('"finalized"').and.to.include('--finality')
        await run({ rpcUrl: node.url, finality: { safe: 1, finalized: 32 } })
        // The depths are in the file now.
        expect((await run({ rpcUrl: node.url })).transactions).to.have.length(0)
      } finally {
        node.stop()
      }
    })

    for (const rules of ['london', 'shanghai']) {
      it(`a chain with older rules than Cancun: ${rules}`, async () => {
        const old = await startAnvil({ flags: ['--hardfork', rules, '--quiet'] })
        try {
          expect(await refusal(run({ rpcUrl: old.url }))).to.include('Cancun')
          expect(await heightOf(old)).to.equal(0)
        } finally {
          await old.stop()
        }
      })
    }
  })

  describe('on a chain without the proxy', () => {
    let bare: Anvil
    beforeEach(async () => {
      bare = await startAnvil({ args: ['--disable-default-create2-deployer'] })
    })
    afterEach(() => bare.stop())

    it('gives its signer only what it lacks', async () => {
      await bare.rpc('anvil_setBalance', [deploymentProxy.signer, '0x1'])
      const { transactions } = await run({ rpcUrl: bare.url })
      expect(transactions).to.have.length(4)
      const transfer = await bare.rpc<{ value: Hex; to: Hex }>('eth_getTransactionByHash', [transactions[0]])
      expect(hexToBigInt(transfer.value)).to.equal(deploymentProxy.cost - 1n)
      expect(await codeHashAt(deploymentProxy.address, bare)).to.equal(keccak256(deploymentProxy.code))
    })

    it('sends the one transaction alone when its signer has the money', async () => {
      await bare.rpc('anvil_setBalance', [deploymentProxy.signer, '0xde0b6b3a7640000'])
      expect((await run({ rpcUrl: bare.url })).transactions).to.have.length(3)
    })

    it('pays nothing to a node that wants the chain id in every transaction', async () => {
      const message = 'only replay-protected (EIP-155) transactions allowed over RPC'
      const node = await startOddNode(bare.url, {
        eth_sendRawTransaction: ([raw]) =>
          raw === deploymentProxy.transaction ? { error: { code: -32000, message } } : undefined,
      })
      try {
        expect(await refusal(run({ rpcUrl: node.url })))
          .to.include(message)
          .and.to.include('use another node')
        expect(await heightOf(bare)).to.equal(0)
      } finally {
        node.stop()
      }
    })

    it('pays nothing where the signer has sent its transaction in vain, or the chain asks more than it offers', async () => {
      await bare.rpc('anvil_setNonce', [deploymentProxy.signer, '0x1'])
      expect(await refusal(run({ rpcUrl: bare.url }))).to.include('has sent its one transaction')
      await bare.rpc('anvil_setNonce', [deploymentProxy.signer, '0x0'])
      await bare.rpc('anvil_setNextBlockBaseFeePerGas', ['0x174876e801'])
      await bare.rpc('anvil_mine', ['0x1'])
      expect(await refusal(run({ rpcUrl: bare.url }))).to.include('100 gwei')
      expect(await heightOf(bare)).to.equal(1)
      expect(await bare.rpc('eth_getBalance', [deploymentProxy.signer, 'latest'])).to.equal('0x0')
    })
  })

  describe('plans', () => {
    it('what there is to do, and sends and writes nothing', async () => {
      const bare = await startAnvil({ args: ['--disable-default-create2-deployer'] })
      try {
        const options = { rpcUrl: bare.url, privateKey: developmentKey, out }
        const plan = await planDeployment(options)
        expect(plan.missing).to.deep.equal({ proxy: true, ledger: true, verifier: true })
        expect(plan.planned.ledger.address).to.equal(planned.ledger.address)
        expect(await heightOf(bare)).to.equal(0)
        expect(await readdir(folder)).to.deep.equal([])

        const balance = async () => hexToBigInt(await bare.rpc('eth_getBalance', [plan.payer?.address, 'latest']))
        const before = await balance()
        const { transactions } = await run({ rpcUrl: bare.url })
        const receipts = await Promise.all(
          transactions.map((hash) => bare.rpc<{ gasUsed: Hex }>('eth_getTransactionReceipt', [hash])),
        )
        const gas = receipts.reduce((sum, { gasUsed }) => sum + hexToBigInt(gasUsed), 0n)
        expect(Number(plan.cost.gas) / Number(gas)).to.be.within(1, 1.2)
        expect(Number(plan.cost.wei) / Number(before - (await balance()))).to.be.within(1, 1.5)

        const after = await planDeployment(options)
        expect(after.missing).to.deep.equal({ proxy: false, ledger: false, verifier: false })
        expect(after.cost).to.deep.equal({ gas: 0n, wei: 0n })
      } finally {
        await bare.stop()
      }
    })
  })

  describe('on the command line', function () {
    this.timeout(120_000)
    type Outcome = { code: number; stdout: string; stderr: string }
    const script = join(root, 'scripts/deploy.ts')
    async function command(args: string[], env: Record<string, string>): Promise<Outcome> {
      const options = { cwd: folder, env: { PATH: process.env.PATH ?? '', ...env } }
      try {
        return { code: 0, ...(await promisify(execFile)(process.execPath, [script, ...args], options)) }
      } catch (error) {
        const { code, stdout, stderr } = error as Outcome
        return { code, stdout, stderr }
      }
    }

    it('prints one line of JSON; the second time without transactions', async () => {
      const env = { RPC_URL: anvil.url, DEPLOYER_KEY: developmentKey, CHAIN_ID: '31337' }
      const args = ['--json', '--out', out, '--finality', '1,32', '--idle']
      for (const count of [2, 0]) {
        const { code, stdout } = await command(args, env)
        expect(code).to.equal(0)
        expect(stdout.trim().split('\n')).to.have.length(1)
        const { transactions, ...deployment } = JSON.parse(stdout)
        expect(transactions).to.have.length(count)
        expect(deployment).to.deep.equal(await readOut())
      }
      const { code, stdout } = await command(['--out', out], { RPC_URL: anvil.url })
      expect(code).to.equal(0)
      expect(stdout).to.include('Already there').and.to.include('Nothing was sent')
    })

    it('prints the addresses without a node, and the plan without a key', async () => {
      const { stdout } = await command(['--addresses', '--json'], {})
      const { ledger, codeHash } = JSON.parse(stdout)
      expect({ ledger, codeHash }).to.deep.equal({ ledger: planned.ledger.address, codeHash: planned.ledger.codeHash })

      const plan = await command(['--dry-run', '--json', '--out', out], { RPC_URL: anvil.url })
      expect(JSON.parse(plan.stdout)).to.deep.include({ chainId: 31337, ledger, payer: null })
      expect(await heightOf(anvil)).to.equal(0)
    })

    it('completes what a killed run has begun', async () => {
      let child: ReturnType<typeof spawn> | undefined
      let killed = 0
      const node = await startOddNode(anvil.url, {
        eth_getTransactionReceipt: async () => {
          // The ledger's transaction is in a block; the run dies before it learns of it.
          while ((await codeHashAt(planned.ledger.address)) === nothing)
            await new Promise((resolve) => setTimeout(resolve, 20))
          killed++
          child?.kill('SIGKILL')
          return { result: null }
        },
      })
      try {
        const env = { PATH: process.env.PATH ?? '', RPC_URL: node.url, DEPLOYER_KEY: developmentKey }
        child = spawn(process.execPath, [script, '--out', out], { cwd: folder, env, stdio: 'ignore' })
        const [, signal] = await once(child, 'exit')
        expect(signal).to.equal('SIGKILL')
        expect(killed).to.be.greaterThan(0)
      } finally {
        node.stop()
      }
      expect(await codeHashAt(planned.ledger.address)).to.equal(planned.ledger.codeHash)
      expect(await codeHashAt(planned.verifier.address)).to.equal(nothing)
      expect(await readdir(dirname(out))).to.deep.equal([])

      const { code, stdout } = await command(['--json', '--out', out], {
        RPC_URL: anvil.url,
        DEPLOYER_KEY: developmentKey,
      })
      expect(code).to.equal(0)
      expect(JSON.parse(stdout)).to.include({ ledger: planned.ledger.address, deploymentBlock: 1 })
      expect(JSON.parse(stdout).transactions).to.have.length(1)
      expect(await codeHashAt(planned.verifier.address)).to.equal(planned.verifier.codeHash)
    })

    it('says what is missing or mistaken, and ends with 1', async () => {
      const env = { RPC_URL: anvil.url, DEPLOYER_KEY: developmentKey }
      for (const [args, given, said] of [
        [[], { DEPLOYER_KEY: developmentKey }, 'RPC_URL is not set'],
        [['--out', out], { RPC_URL: anvil.url }, 'DEPLOYER_KEY is not set'],
        [['--salt', '0x12'], env, '--salt'],
        [['--chain-id', '1', '--out', out], env, 'serves chain 31337, not chain 1'],
        [['--wrong'], env, '--wrong'],
        [['--out', out], { ...env, DEPLOYER_KEY: poorKey }, 'has no balance'],
      ] as const) {
        const { code, stdout, stderr } = await command([...args], { ...given })
        expect(code, said).to.equal(1)
        expect(stderr).to.include(said).and.not.to.include(developmentKey)
        expect(stdout).to.equal('')
      }
      expect(await heightOf(anvil)).to.equal(0)
    })
  })
})

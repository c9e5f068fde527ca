import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { createPublicClient, http } from 'viem'
import { DeployError, deploy } from '../../scripts/deploy.ts'
import { consentVerifierAbi } from '../../sdk/src/abi/consentVerifierAbi.ts'
import { developmentKey } from '../helpers/deployLedger.ts'
import { type Anvil, startAnvil } from '../helpers/startAnvil.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const poorKey = `0x${'00'.repeat(31)}ff`

/** A node in front of the real one that gives its own answer to one method, as some chains do. */
async function startOddNode(target: string, method: string, answer: (params: unknown[]) => object | undefined) {
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const call = JSON.parse(body)
    const own = call.method === method ? answer(call.params) : undefined
    response.setHeader('content-type', 'application/json')
    if (own) return void response.end(JSON.stringify({ jsonrpc: '2.0', id: call.id, ...own }))
    const headers = { 'content-type': 'application/json' }
    response.end(await (await fetch(target, { method: 'POST', body, headers })).text())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close().closeAllConnections() }
}

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

describe('scripts/deploy', function () {
  this.timeout(60_000)
  let anvil: Anvil
  let folder: string
  let out: string
  before(async () => {
    // What is deployed is what the sources say.
    const hardhat = join(root, 'node_modules/hardhat/dist/src/cli.js')
    await promisify(execFile)(process.execPath, [hardhat, 'build', '--quiet', '--no-tests'], { cwd: root })
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

  it('deploys both contracts and writes where they are', async () => {
    const deployment = await deploy({ rpcUrl: anvil.url, privateKey: developmentKey, out })
    expect(deployment).to.include({ chainId: 31337, deploymentBlock: 1, finality: null, idle: false })
    expect(JSON.parse(await readFile(out, 'utf8'))).to.deep.equal(deployment)
    expect(await readdir(dirname(out))).to.deep.equal(['31337.json'])

    const client = createPublicClient({ transport: http(anvil.url) })
    const artifact = JSON.parse(
      await readFile(join(root, 'artifacts/contracts/ConsentLedger.sol/ConsentLedger.json'), 'utf8'),
    )
    expect(await client.getCode({ address: deployment.ledger })).to.equal(artifact.deployedBytecode)
    const ledger = await client.readContract({
      address: deployment.verifier,
      abi: consentVerifierAbi,
      functionName: 'ledger',
    })
    expect(ledger.toLowerCase()).to.equal(deployment.ledger)
  })

  it('writes depths and idleness as given', async () => {
    const finality = { safe: 2, finalized: 40 }
    await deploy({ rpcUrl: anvil.url, privateKey: developmentKey, out, finality, idle: true })
    expect(JSON.parse(await readFile(out, 'utf8'))).to.deep.include({ finality, idle: true })
  })

  it('refuses to deploy beside a ledger that is alive, unless asked to', async () => {
    const first = await deploy({ rpcUrl: anvil.url, privateKey: developmentKey, out })
    expect(await refusal(deploy({ rpcUrl: anvil.url, privateKey: developmentKey, out }))).to.include(first.ledger)
    expect(JSON.parse(await readFile(out, 'utf8'))).to.deep.equal(first)
    const second = await deploy({ rpcUrl: anvil.url, privateKey: developmentKey, out, replace: true })
    expect(second.ledger).not.to.equal(first.ledger)
    expect(JSON.parse(await readFile(out, 'utf8'))).to.deep.equal(second)
  })

  it('deploys when the ledger in the file is gone', async () => {
    await deploy({ rpcUrl: anvil.url, privateKey: developmentKey, out })
    await anvil.stop()
    anvil = await startAnvil()
    const again = await deploy({ rpcUrl: anvil.url, privateKey: developmentKey, out })
    expect(JSON.parse(await readFile(out, 'utf8'))).to.deep.equal(again)
  })

  it('refuses a file that is no deployment', async () => {
    await deploy({ rpcUrl: anvil.url, privateKey: developmentKey, out })
    for (const text of ['{"ledger"', 'null', '[]', '{"ledger":"0x12"}']) {
      await writeFile(out, text)
      const message = await refusal(deploy({ rpcUrl: anvil.url, privateKey: developmentKey, out }))
      expect(message, text).to.include(`${out} is not a deployment file`)
      expect(await readFile(out, 'utf8')).to.equal(text)
    }
  })

  it('refuses a malformed key and never repeats it', async () => {
    for (const privateKey of ['', '0x', '12', `${developmentKey}00`, developmentKey.slice(2), `0x${'g'.repeat(64)}`]) {
      const message = await refusal(deploy({ rpcUrl: anvil.url, privateKey, out }))
      expect(message).to.include('DEPLOYER_KEY')
      if (privateKey.length > 4) expect(message).not.to.include(privateKey)
    }
    for (const privateKey of [`0x${'0'.repeat(64)}`, `0x${'f'.repeat(64)}`]) {
      expect(await refusal(deploy({ rpcUrl: anvil.url, privateKey, out }))).not.to.include(privateKey)
    }
  })

  it('refuses an account without balance, or with too little', async () => {
    const address = '0x5044a80bD3eff58302e638018534BbDA8896c48A'
    const none = await refusal(deploy({ rpcUrl: anvil.url, privateKey: poorKey, out }))
    expect(none).to.include(`${address} has no balance`)
    await anvil.rpc('anvil_setBalance', [address, '0x9184e72a000'])
    const little = await refusal(deploy({ rpcUrl: anvil.url, privateKey: poorKey, out }))
    expect(little).to.include(`${address} has 0.00001`)
    expect(await anvil.rpc('eth_blockNumber')).to.equal('0x0')
  })

  it('refuses a place that cannot be written before it spends anything', async () => {
    if (process.getuid?.() === 0) {
      // Root may write everywhere, but not below a file.
      await writeFile(join(folder, 'file'), '')
      out = join(folder, 'file', '31337.json')
    } else {
      await chmod(folder, 0o500)
    }
    const message = await refusal(deploy({ rpcUrl: anvil.url, privateKey: developmentKey, out }))
    expect(message).to.include('cannot be written')
    expect(await anvil.rpc('eth_blockNumber')).to.equal('0x0')
    await chmod(folder, 0o700)
  })

  it('refuses an address where no node answers, without the secrets in it', async () => {
    const message = await refusal(
      deploy({ rpcUrl: 'http://127.0.0.1:1/secret-token', privateKey: developmentKey, out }),
    )
    expect(message).to.include('http://127.0.0.1:1').and.not.to.include('secret-token')
    for (const rpcUrl of ['', 'localhost', 'ws://127.0.0.1:1', 'file:///etc/passwd']) {
      expect(await refusal(deploy({ rpcUrl, privateKey: developmentKey, out }))).to.include('RPC_URL')
    }
  })

  it('refuses a chain whose contracts see the height of another one', async () => {
    const node = await startOddNode(anvil.url, 'eth_blockNumber', () => ({ result: '0xf4240' }))
    try {
      const message = await refusal(deploy({ rpcUrl: node.url, privateKey: developmentKey, out }))
      expect(message).to.include('1000000')
      expect(await anvil.rpc('eth_blockNumber')).to.equal('0x0')
    } finally {
      node.stop()
    }
  })

  it('refuses a node without the tags, unless depths are given', async () => {
    const node = await startOddNode(anvil.url, 'eth_getBlockByNumber', ([tag]) =>
      tag === 'finalized' ? { error: { code: -32602, message: 'unknown block tag' } } : undefined,
    )
    try {
      const message = await refusal(deploy({ rpcUrl: node.url, privateKey: developmentKey, out }))
      expect(message).to.include('"finalized"').and.to.include('--finality')
      const finality = { safe: 1, finalized: 32 }
      await deploy({ rpcUrl: node.url, privateKey: developmentKey, out, finality })
    } finally {
      node.stop()
    }
  })

  describe('on the command line', () => {
    type Outcome = { code: number; stdout: string; stderr: string }
    async function run(args: string[], env: Record<string, string>): Promise<Outcome> {
      const script = join(root, 'scripts/deploy.ts')
      const options = { cwd: folder, env: { PATH: process.env.PATH ?? '', ...env } }
      try {
        return { code: 0, ...(await promisify(execFile)(process.execPath, [script, ...args], options)) }
      } catch (error) {
        const { code, stdout, stderr } = error as Outcome
        return { code, stdout, stderr }
      }
    }

    it('prints one line of JSON', async () => {
      const env = { RPC_URL: anvil.url, DEPLOYER_KEY: developmentKey }
      const { code, stdout } = await run(['--json', '--out', out, '--finality', '1,32', '--idle'], env)
      expect(code).to.equal(0)
      expect(stdout.trim().split('\n')).to.have.length(1)
      expect(JSON.parse(stdout)).to.deep.equal(JSON.parse(await readFile(out, 'utf8')))
    })

    it('says what is missing or mistaken, and ends with 1', async () => {
      const env = { RPC_URL: anvil.url, DEPLOYER_KEY: developmentKey }
      for (const [args, given, said] of [
        [[], { DEPLOYER_KEY: developmentKey }, 'RPC_URL is not set'],
        [[], { RPC_URL: anvil.url }, 'DEPLOYER_KEY is not set'],
        [['--finality', '32,1'], env, '--finality'],
        [['--finality', 'soon'], env, '--finality'],
        [['--wrong'], env, '--wrong'],
        [['--out', out], { ...env, DEPLOYER_KEY: poorKey }, 'has no balance'],
      ] as const) {
        const { code, stdout, stderr } = await run([...args], { ...given })
        expect(code, said).to.equal(1)
        expect(stderr).to.include(said).and.not.to.include(developmentKey)
        expect(stdout).to.equal('')
      }
    })
  })
})

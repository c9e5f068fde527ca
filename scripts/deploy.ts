/** Brings the contracts to a chain, at the same addresses everywhere. `npm run deploy -- --help` says how. */
import { formatEther } from 'viem'
import { addressesDocument } from './deploy/addressesDocument.ts'
import { buildContracts } from './deploy/buildContracts.ts'
import { connectChain } from './deploy/connectChain.ts'
import { deploy } from './deploy/deploy.ts'
import { DeployError } from './deploy/deployError.ts'
import { ledgerSalt } from './deploy/ledgerSalt.ts'
import { parseSettings } from './deploy/parseSettings.ts'
import { planContracts } from './deploy/planContracts.ts'
import { type DeploymentPlan, planDeployment } from './deploy/planDeployment.ts'
import { refuseUnknownBuild } from './deploy/refuseUnknownBuild.ts'
import { writeVerification } from './deploy/writeVerification.ts'

const usage = `Brings ConsentLedger and ConsentVerifier to a chain, at the addresses they have on every chain, and writes deployments/<chainId>.json.
What is there already is checked byte for byte and left alone.

  RPC_URL=https://… DEPLOYER_KEY=0x… npm run deploy -- --chain-id <id> [options]

  RPC_URL                     the node to deploy through
  DEPLOYER_KEY                the private key that pays: 0x and 64 hex digits. It gets no rights: nobody has any.
                              Needless where everything is there already
  CHAIN_ID                    the same as --chain-id

  --chain-id <id>             the chain that is meant; a node of another one is refused
  --dry-run                   say what would be done and what it would cost; send and write nothing
  --addresses                 print the addresses and code hashes of this build; needs no node
  --verification <folder>     write what explorers need to verify the source; needs no node
  --finality <s,f>            depth in blocks at which a block counts as safe and as finalized, for chains without these tags
  --idle                      the chain makes blocks only when somebody sends a transaction
  --out <file>                where to write, instead of deployments/<chainId>.json
  --salt <bytes32>            another ledger than the one everybody shares, for local chains and tests
  --deployment-block <number> the block in which the ledger appeared, where it is there and the node has forgotten
  --json                      print one line of JSON
  --help                      print this`

async function main(): Promise<void> {
  const settings = parseSettings(process.argv.slice(2), process.env)
  const { json, verification } = settings
  if (settings.help) return console.log(usage)
  const needsNode = !settings.addresses && verification === undefined
  if (needsNode && settings.rpcUrl === undefined) throw new DeployError(`RPC_URL is not set.\n\n${usage}`)

  // The wrong node is found out before the build, which takes its time.
  if (settings.rpcUrl !== undefined && needsNode) await connectChain(settings.rpcUrl, settings.chainId)
  say('building the contracts …')
  await buildContracts()
  const planned = planContracts(settings.salt)

  if (verification !== undefined) {
    say('compiling the standard input …')
    const files = writeVerification(verification, planned)
    console.log(json ? JSON.stringify({ files }) : files.join('\n'))
  }
  if (settings.addresses) {
    const document = addressesDocument(planned)
    console.log(json ? JSON.stringify(JSON.parse(document)) : document.trimEnd())
  }
  if (!needsNode) return

  if (settings.salt === ledgerSalt) refuseUnknownBuild(planned)
  const options = { ...settings, rpcUrl: settings.rpcUrl as string, say }
  if (settings.dryRun) return printPlan(await planDeployment(options), json)

  const { deployment, transactions } = await deploy(options)
  if (json) return console.log(JSON.stringify({ ...deployment, transactions }))
  const { chainId, deploymentBlock, ledger, verifier } = deployment
  console.log(
    transactions.length === 0
      ? `Already there on chain ${chainId}, since block ${deploymentBlock}. Nothing was sent.`
      : `Deployed on chain ${chainId}, block ${deploymentBlock}, with ${transactions.length} transactions.`,
  )
  console.log(`  ConsentLedger    ${ledger}\n  ConsentVerifier  ${verifier}`)
}

/** Progress goes to stderr: stdout belongs to the result. */
function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

function printPlan({ chainId, planned, missing, cost, payer }: DeploymentPlan, json: boolean): void {
  if (json) {
    const addresses = { ledger: planned.ledger.address, verifier: planned.verifier.address }
    const costs = { gas: Number(cost.gas), wei: `${cost.wei}` }
    const paying = payer && { address: payer.address, balance: `${payer.balance}` }
    console.log(JSON.stringify({ chainId, ...addresses, missing, ...costs, payer: paying ?? null }))
    return
  }
  const state = (isMissing: boolean) => (isMissing ? 'would be created' : 'is there')
  console.log(`Chain ${chainId}. Nothing is sent or written.`)
  console.log(`  deployment proxy  ${state(missing.proxy)}`)
  console.log(`  ConsentLedger     ${planned.ledger.address}  ${state(missing.ledger)}`)
  console.log(`  ConsentVerifier   ${planned.verifier.address}  ${state(missing.verifier)}`)
  console.log(`  cost              up to ${formatEther(cost.wei)} of the chain's coin, ${cost.gas} gas`)
  if (payer === undefined) return
  const lacking = cost.wei - payer.balance
  const verdict = lacking > 0n ? `, ${formatEther(lacking)} too little` : ''
  console.log(`  payer             ${payer.address} has ${formatEther(payer.balance)}${verdict}`)
}

await main().catch((error: unknown) => {
  // A mistaken option (parseArgs) or a DeployError: its message is for the reader. Anything else keeps its stack.
  const isExpected = error instanceof DeployError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  console.error(isExpected ? (error as Error).message : error)
  process.exitCode = 1
})

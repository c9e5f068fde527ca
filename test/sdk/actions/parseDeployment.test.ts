import { type Deployment, MalformedDeploymentError, parseDeployment } from '@consent-ledger/sdk'
import { expect } from 'chai'

describe('parseDeployment', () => {
  const deployment: Deployment = {
    chainId: 31337,
    ledger: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
    verifier: '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512',
    deploymentBlock: 1,
    finality: { safe: 1, finalized: 32 },
    idle: false,
  }

  function pathOf(json: string | object): string {
    try {
      parseDeployment(json)
    } catch (error) {
      if (error instanceof MalformedDeploymentError) return error.path
      throw error
    }
    throw new Error('it was accepted')
  }

  it('reads text and objects, with addresses in EIP-55 form', () => {
    expect(parseDeployment(JSON.stringify({ ...deployment, ledger: deployment.ledger.toLowerCase() }))).to.deep.equal(
      deployment,
    )
    expect(parseDeployment({ ...deployment, finality: null })).to.deep.equal({ ...deployment, finality: null })
  })

  it('names the field that is wrong', () => {
    expect(pathOf('{')).to.equal('')
    expect(pathOf('7')).to.equal('')
    expect(pathOf({ ...deployment, chainId: 0 })).to.equal('chainId')
    expect(pathOf({ ...deployment, chainId: '31337' })).to.equal('chainId')
    expect(pathOf({ ...deployment, ledger: '0x12' })).to.equal('ledger')
    expect(pathOf({ ...deployment, deploymentBlock: 1.5 })).to.equal('deploymentBlock')
    expect(pathOf({ ...deployment, finality: { safe: 1 } })).to.equal('finality.finalized')
    expect(pathOf({ ...deployment, owner: '0x' })).to.equal('owner')
    const { idle, ...incomplete } = deployment
    expect(idle).to.equal(false)
    expect(pathOf(incomplete)).to.equal('idle')
  })
})

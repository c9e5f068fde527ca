import { expect } from 'chai'
import type { Env } from '../../../frontend/src/config/env.ts'
import { isNodeUrl, withOwnNode } from '../../../frontend/src/config/ownNode.ts'

const env = { chainId: 1, rpcUrls: ['https://node.example', 'https://second.example'] } as unknown as Env

describe('isNodeUrl', () => {
  it('takes what the policy of the page lets it ask: https, and plain http on this machine in a local build alone', () => {
    expect(isNodeUrl('https://my-node.example/key?x=1', { isLocal: false })).to.equal(true)
    for (const text of [
      '',
      'my-node.example',
      'http://my-node.example',
      'wss://my-node.example',
      'http://localhost:8545',
    ])
      expect(isNodeUrl(text, { isLocal: false }), text).to.equal(false)
    expect(isNodeUrl('http://localhost:8545', { isLocal: true })).to.equal(true)
    expect(isNodeUrl('http://my-node.example', { isLocal: true })).to.equal(false)
  })

  it('takes no name and password, which a browser does not send along', () => {
    expect(isNodeUrl('https://me:secret@my-node.example', { isLocal: false })).to.equal(false)
  })
})

describe('withOwnNode', () => {
  it('asks the chosen node alone: no other is told what is looked up', () => {
    expect(withOwnNode(env, 'https://my-node.example').rpcUrls).to.deep.equal(['https://my-node.example'])
  })

  it('asks those of the operator without a choice, or with one that may not be asked', () => {
    expect(withOwnNode(env, null)).to.equal(env)
    expect(withOwnNode(env, 'http://my-node.example')).to.equal(env)
  })
})

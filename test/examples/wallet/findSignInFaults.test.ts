import { unlockText } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { findSignInFaults } from '../../../examples/wallet/signing/findSignInFaults.ts'

const own = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const other = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const page = { url: 'http://localhost:4100/#/me', address: own } as const

const textFor = (authority: string) => unlockText({ host: 'localhost', address: own }).replace('localhost', authority)

describe('findSignInFaults', () => {
  it('finds none in the unlock text of the page and the account', () => {
    expect(findSignInFaults(unlockText({ host: 'localhost', address: own }), page)).to.deep.equal([])
  })

  it('finds none in a text that signs nobody in', () => {
    expect(findSignInFaults('Hello evil.example', page)).to.deep.equal([])
  })

  it('takes a host without port for all its ports, and compares a port that is named', () => {
    expect(findSignInFaults(textFor('LOCALHOST'), page)).to.deep.equal([])
    expect(findSignInFaults(textFor('localhost:4100'), page)).to.deep.equal([])
    expect(findSignInFaults(textFor('localhost:4101'), page)).to.deep.equal([
      { kind: 'host', named: 'localhost:4101', own: 'localhost:4100' },
    ])
  })

  it('names a host that is not the page’s', () => {
    for (const host of ['evil.example', 'localhost.evil.example', 'localhost@evil.example', 'ⅼocalhost']) {
      expect(findSignInFaults(textFor(host), page), host).to.deep.equal([
        { kind: 'host', named: host, own: 'localhost:4100' },
      ])
    }
  })

  it('compares the scheme if the text has one', () => {
    expect(findSignInFaults(textFor('http://localhost'), page)).to.deep.equal([])
    expect(findSignInFaults(textFor('https://localhost'), page)).to.deep.equal([
      { kind: 'host', named: 'https://localhost', own: 'localhost:4100' },
    ])
  })

  it('names an account that is not its own', () => {
    expect(findSignInFaults(unlockText({ host: 'localhost', address: other }), page)).to.deep.equal([
      { kind: 'address', named: other, own },
    ])
  })

  it('names both at once', () => {
    const faults = findSignInFaults(unlockText({ host: 'evil.example', address: other }), page)
    expect(faults.map(({ kind }) => kind)).to.deep.equal(['host', 'address'])
  })

  it('finds a sign-in text that is not well formed', () => {
    const text = unlockText({ host: 'localhost', address: own })
    for (const broken of [
      `\n${text}`,
      `Hello\n${text}`,
      text.replace('\n', ' '),
      text.replace(own, 'me'),
      text.replace('Ethereum', 'ETHEREUM').replace(own, ''),
    ]) {
      expect(findSignInFaults(broken, page), broken).to.deep.equal([{ kind: 'malformed', named: '', own: '' }])
    }
  })
})

import type { Words } from './words.ts'

export const en: Words = {
  language: 'en',
  playMoney: 'For trying out only. This wallet and its play money exist only in this local run and are worth nothing.',
  approve: 'Approve',
  reject: 'Reject',
  asks: (host) => `Asked by ${host}`,
  connect: {
    title: 'Connect to this page?',
    account: 'Account',
    effect: 'The page may see this address and ask for signatures. Each one is asked for here first.',
  },
  sign: { title: 'Sign this text?', text: 'Text to sign' },
  faults: {
    malformed: () =>
      'Warning: this looks like a sign-in text but is malformed. Reject it unless you wrote it yourself.',
    host: (named, own) =>
      `Warning: this text signs you in at ${named}, but you are at ${own}. Whoever asks could act as you there. Reject it.`,
    address: (named, own) => `Warning: this text is for the account ${named}, but this wallet's account is ${own}.`,
  },
  send: {
    title: 'Send this transaction?',
    to: 'To',
    newContract: 'A new contract',
    value: 'Value',
    fee: 'Network fee, at most',
    data: 'Data',
    bytes: (count) => (count === 1 ? '1 byte' : `${count} bytes`),
    wholeData: 'Show the whole data',
    revokes: 'Reads as “revoke” of a consent ledger',
    secrets: (count) => (count === 1 ? '1 secret' : `${count} secrets`),
    revokeEffect: 'What these secrets protect is then revoked for good.',
  },
}

export default {
  'unlock.abandon': 'Stop waiting',
  'unlock.browserWallet': 'Wallet of this browser',
  'unlock.connecting': 'Your wallet asks whether this page may know your account. Say yes there.',
  'unlock.file.download': 'Download the file',
  'unlock.file.making': 'Closing the file …',
  'unlock.file.newPassphrase': 'New passphrase',
  'unlock.file.notSame': 'The two are not the same yet.',
  'unlock.file.passphraseAgain': 'The same passphrase once more',
  'unlock.file.same': 'Both are the same.',
  'unlock.file.strength.empty': 'At least 12 characters. Five words at random are easy to keep and hard to guess.',
  'unlock.file.strength.fair': 'Fair. A few more words make it much stronger.',
  'unlock.file.strength.short': 'Too short: it needs at least 12 characters.',
  'unlock.file.strength.strong': 'Strong by its length, as long as it is not a known sentence.',
  'unlock.file.strength.weak': 'Weak: it repeats itself or is easy to guess. Take several different words.',
  'unlock.file.typeAgain': 'Type the same passphrase twice.',
  'unlock.file.typeFirst': 'Type a passphrase of at least 12 characters.',
  'unlock.intro': 'One signature opens your consents. It costs nothing and sends nothing to the chain.',
  'unlock.keep.cancel': 'Do not make one',
  'unlock.keep.lastMade': 'Last made on this device: {when}.',
  'unlock.keep.made': 'The recovery file was made.',
  'unlock.keep.madeText':
    'Look whether it is where your browser puts downloads, and keep it and its passphrase in two places.',
  'unlock.keep.make': 'Make a recovery file',
  'unlock.keep.never': 'None was made on this device yet.',
  'unlock.keep.text':
    'With a recovery file and its passphrase you can see your consents and revoke them if you lose your wallet. One file is enough for now and later.',
  'unlock.keep.whoHasIt':
    'Whoever has the file and the passphrase can act as you. A file cannot be made invalid: delete copies you no longer need.',
  'unlock.noWallet': 'No wallet was found in this browser.',
  'unlock.noWalletHelp':
    'Install a wallet for Ethereum as a browser extension, or open this page in the browser of a wallet app. Then reload.',
  'unlock.signing': 'Your wallet shows a text to sign. Read it and sign it there.',
  'unlock.signingAgain':
    'Please sign the same text once more. We check that your wallet always signs it the same way; this is asked only the first time.',
  'unlock.silent':
    'Your wallet has not answered yet. Its window may be hidden behind this one, or locked. If nothing shows, stop waiting and try again.',
  'unlock.title': 'Unlock with your wallet',
  'unlock.what': 'What do I sign?',
  'unlock.whatText':
    'Your keys are derived from this signature, in this browser, and never leave it. Sign this text only at {host}: whoever holds the signature can act as you.',
  'unlock.yourAddress': '(your address)',
}

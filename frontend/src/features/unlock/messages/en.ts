export default {
  'unlock.abandon': 'Stop waiting',
  'unlock.back': 'Back to the wallets',
  'unlock.browserWallet': 'Wallet of this browser',
  'unlock.connecting': 'Your wallet asks whether this page may know your account. Say yes there.',
  'unlock.file.door': 'Open with a recovery file',
  'unlock.idle': 'Locked, because nobody used this page for {minutes} minutes.',
  'unlock.idleText': 'Your keys are forgotten here. Unlock to go on where you were.',
  'unlock.intro': 'One signature opens your consents. It costs nothing and sends nothing to the chain.',
  'unlock.newSeed': 'Make a recovery file instead',
  'unlock.noWallet': 'No wallet was found in this browser.',
  'unlock.noWalletHelp':
    'Install a wallet for Ethereum as a browser extension, or open this page in the browser of a wallet app. Then reload.',
  'unlock.passkey.door': 'Use a passkey, no wallet needed',
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

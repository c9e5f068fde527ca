export default {
  'revocations.effect': 'This stops future use. It does not delete data the brand already has.',
  'revocations.noFee': 'Free. The relay pays the network fee.',
  'revocations.nothing': 'There is nothing left to revoke: the chain shows it as stopped already.',
  'revocations.preparing': 'Preparing to revoke …',
  'revocations.progress.asked': 'Please answer in your wallet.',
  'revocations.progress.askedEarlier':
    'Your wallet was asked, but this page cannot know its answer any more. If the wallet sends it, the chain will show it here. If not, send again.',
  'revocations.progress.cancelled':
    'The transaction was cancelled in your wallet. It revoked nothing; {brand} and the relay are still being asked.',
  'revocations.progress.confirmed': 'The chain shows it as revoked since {time}.',
  'revocations.progress.dropped':
    'The network does not know the transaction: it was dropped, or never sent. It revoked nothing; {brand} and the relay are still being asked.',
  'revocations.progress.failed':
    'Neither {brand} nor the relay has taken it. It is not revoked yet. We keep trying; you can also send it yourself.',
  'revocations.progress.final': 'The chain shows it as revoked since {time}, and the block is final.',
  'revocations.progress.included': 'It is in a block. We are reading it back from the chain.',
  'revocations.progress.preparing': 'Preparing. Nothing has been sent yet.',
  'revocations.progress.rejected':
    'No transaction came from your wallet: you declined, or the wallet did. {brand} and the relay are still being asked.',
  'revocations.progress.replaced':
    'Another transaction of your wallet took its place. It revoked nothing; {brand} and the relay are still being asked.',
  'revocations.progress.reverted':
    'The chain refused the transaction. It revoked nothing; {brand} and the relay are still being asked.',
  'revocations.progress.sentByBrand': '{brand} has accepted it and is putting it on the chain.',
  'revocations.progress.sentByRelay': 'The relay has taken it and is putting it on the chain.',
  'revocations.progress.sentByWallet': 'Your wallet has sent it. It is waiting for a block.',
  'revocations.progress.waiting': 'Saved on this device. {brand} and the relay are being told.',
  'revocations.scope.brand': 'Everything',
  'revocations.scope.category': '{category}, for every purpose',
  'revocations.scope.purpose': 'Every kind of data, for {purpose}',
  'revocations.scope.rest': 'Secrets released earlier',
  'revocations.scope.use': '{category} for {purpose}',
  'revocations.sendYourself': 'Send it yourself',
  'revocations.silent':
    'Your wallet has not answered yet. Its window may be hidden behind this one, or locked. You can go on waiting, or send again.',
  'revocations.tryAgain': 'Try again',
  'revocations.warning.account': 'This account would send it: {address}',
  'revocations.warning.cancel': 'Do not send',
  'revocations.warning.else':
    'Waiting costs nothing: we keep asking the brand and the relay, and neither shows your wallet.',
  'revocations.warning.fee': 'Your wallet pays the network fee.',
  'revocations.warning.noWallet':
    'You opened your consents without a wallet, so none is connected. Sending it yourself needs one.',
  'revocations.warning.otherAccount':
    'Your wallet is set to another account than the one you unlocked with. This account would send it: {address}',
  'revocations.warning.public':
    'Your wallet’s address will stand beside {brand} on a public chain, for everybody and for good.',
  'revocations.warning.send': 'Send from my wallet',
  'revocations.warning.title': 'Send it yourself?',
}

export default {
  'ui.error.walletAccountChanged':
    'Your wallet does not show this page the account it asked for: it was changed or locked meanwhile. Choose the account in your wallet, then try again.',
  'ui.error.walletChangesSignature':
    'This wallet signs the same text differently each time, so your keys cannot be derived from it. Nothing was kept. Use another wallet, or keep your key in a recovery file instead.',
  'ui.error.walletFailed':
    'Something went wrong in your wallet: it gave no usable answer. Try again; if it goes wrong again, restart the wallet or use another one.',
  'ui.error.walletOtherChain':
    'Your wallet is set to another network and did not change to the one needed, number {chainId}. Nothing was sent. Choose that network in your wallet, then send again.',
  'ui.error.walletSignatureUnusable':
    'The wallet answered with something that is not a signature of this account. Choose the account you connected, and use an ordinary account, not a contract.',
  'ui.error.unsafeFrame':
    'This page stands inside another page, so it does not ask for signatures. Open it in a window of its own.',
  'ui.error.unsafeHost':
    'This page is not at its own address, so it does not ask for signatures. Open it at the address you know.',
  'ui.copy.button': 'Copy',
  'ui.copy.done': 'Copied',
  'ui.copy.failed': 'The browser did not allow copying.',
  'ui.copy.label': 'Copy {name}',
  'ui.dialog.close': 'Close',
  'ui.error.blockMissing':
    'The node does not have this block. It may be behind, or the chain was reorganised: try again.',
  'ui.error.chainRefused':
    'The node refused the question. Try again; if it persists, choose another node in the settings.',
  'ui.error.chainUnreachable':
    'We could not read the chain. This does not mean there are no consents. Check your connection and try again.',
  'ui.error.contractMissing':
    'There is no ledger at the configured address on the chain this node serves. This does not mean that nothing is recorded. Tell the operator of this app.',
  'ui.error.details': 'Technical details',
  'ui.error.insufficientFunds':
    'Your wallet does not hold enough for the network fee. The relay can send it for free instead.',
  'ui.error.momentInFuture':
    'This moment has not come yet on the chain. Nobody can know what will be revoked until then: choose an earlier one.',
  'ui.error.nodeIncomplete':
    'The node left out something that must be on the chain. Do not rely on it: use a node that keeps all logs.',
  'ui.error.backupRefused':
    'The backup service declined. Check that this device’s clock is right, then try again. Nothing was deleted.',
  'ui.error.backupUnreachable': 'The backup service does not answer, so the backup was not changed. Try again later.',
  'ui.error.brandMismatch': 'This web site does not confirm that it belongs to the brand. Nothing was sent to it.',
  'ui.error.brandRefused':
    'The brand answered, but not with what was asked for. What you see comes from this device and from the chain.',
  'ui.error.brandUnreachable':
    'The brand does not answer. What you see comes from this device and from the chain. Try again later.',
  'ui.error.documentOutdated':
    'Your saved consents were written by a newer version of this app. Load the newest version; nothing was deleted.',
  'ui.error.secretNotOurs':
    'This consent was given with another wallet, passkey or recovery file. Unlock with that one to revoke it.',
  'ui.error.storageRefused':
    'This browser did not store the change. What you did still counts in this tab and in your backup. Leave private browsing or free some space.',
  'ui.error.walletNotConnected':
    'Your wallet shows this page no account. Perhaps it is locked: open it, unlock it there, then try again.',
  'ui.error.retry': 'Try again',
  'ui.error.unknown': 'Something failed that we did not foresee. Nothing was sent unless it is shown under Activity.',
  'ui.error.unknownBrand':
    'No brand is registered under this id in this ledger. The link may be incomplete or belong to another chain.',
  'ui.error.walletBusy': 'Your wallet still has an earlier question open. Open the wallet, answer it, then try again.',
  'ui.error.walletRejected':
    'You declined in your wallet. Nothing was signed and nothing was sent. You can try again at any time.',
  'ui.error.wrongChain':
    'The node serves another chain than this app is set up for. Choose another node in the settings, or tell the operator of this app.',
  'ui.freshness.fresh': 'Checked at block {block}, {seconds} s ago',
  'ui.freshness.lost': 'The chain cannot be read right now. Last checked at block {block}, {seconds} s ago',
  'ui.freshness.oldBlock':
    'Checked at block {block}, but the chain has made no block for {minutes, plural, one {# minute} other {# minutes}}: what you see may be out of date',
  'ui.freshness.reading': 'Reading the chain …',
  'ui.freshness.unread': 'The chain could not be read. This does not mean there are no consents.',
  'ui.status.allowed': 'Allowed',
  'ui.status.endsSoon': 'Ends soon',
  'ui.status.expired': 'Expired',
  'ui.status.notAllowed': 'Not allowed',
  'ui.status.pending': 'Being revoked, not yet confirmed',
  'ui.status.revoked': 'Revoked',
  'ui.error.passphraseTooShort':
    'This passphrase is too short. Take at least 12 characters, such as five words at random.',
  'ui.error.recoveryFileUnreadable':
    'This recovery file does not open with this passphrase. Either the passphrase is another one, or the file is damaged or is no recovery file; from here we cannot tell which. Type the passphrase again, or choose another copy of the file.',
}

export default {
  'vault.damaged': 'Your backup does not open.',
  'vault.damagedText':
    'Something other than your own app wrote it. It was left as it is; what you see is what this device holds. In the settings you can delete the backup: a new one is then made from this device.',
  'vault.none': 'No backup found. One is made as soon as there is something to keep.',
  'vault.outdated': 'Your backup was written by a newer version of this app.',
  'vault.outdatedText': 'Load the newest version of the app to see everything. The backup was left as it is.',
  'vault.readAgain': 'Read the backup again',
  'vault.reading': 'Reading your backup …',
  'vault.refused': 'The backup service declined.',
  'vault.refusedText':
    'What you see is what this device holds. Check that this device’s clock is right; it is tried again by itself.',
  'vault.synced': 'Backed up, sealed, {time}',
  'vault.unreachable': 'The backup service does not answer.',
  'vault.unreachableText':
    'What you see is what this device holds; there may be more in your backup. It is tried again by itself.',
}

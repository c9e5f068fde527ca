export default {
  'unlock.passkey.asked': 'Your device asks for your passkey. Confirm it there.',
  'unlock.passkey.fault.changes':
    'This passkey does not give the same key twice, so it cannot keep your consents. You may delete it. Use another device, a wallet or a recovery file.',
  'unlock.passkey.fault.no-secret':
    'This passkey cannot be the key to your consents: the device or password manager that keeps it makes no secrets (WebAuthn PRF). You may delete it. Use another one, a wallet or a recovery file.',
  'unlock.passkey.fault.not-used':
    'No passkey was used. Either you stopped, it took too long, or there is none for this page on this device. Nothing was unlocked.',
  'unlock.passkey.fault.unsupported':
    'This browser offers no passkeys here. Use another browser, a wallet or a recovery file.',
  'unlock.passkey.goOn': 'Go on to my consents',
  'unlock.passkey.intro':
    'A passkey is kept by your device or password manager and opens with your finger, face or PIN. It can be the key to your consents, with no wallet at all.',
  'unlock.passkey.lost':
    'If you lose it, nobody can bring it back. A recovery file lets you see and revoke your consents even then.',
  'unlock.passkey.made': 'Your passkey was made.',
  'unlock.passkey.madeText':
    'Make a recovery file now, so that you can revoke your consents even if you lose this passkey. You can also do it later, in the settings.',
  'unlock.passkey.make': 'Make a new passkey',
  'unlock.passkey.name': 'My consents, {date}',
  'unlock.passkey.once': 'If you have made one before, use that one: a new one does not open earlier consents.',
  'unlock.passkey.open': 'Use my passkey',
  'unlock.passkey.title': 'Unlock with a passkey',
  'unlock.passkey.where':
    'It holds nothing about you, and no brand ever sees it. Where your passkeys are synchronised it opens your consents on your other devices too.',
}

export default {
  'unlock.abandon': 'Nicht weiter warten',
  'unlock.back': 'Zurück zu den Wallets',
  'unlock.browserWallet': 'Wallet dieses Browsers',
  'unlock.connecting': 'Ihre Wallet fragt, ob diese Seite Ihr Konto kennen darf. Stimmen Sie dort zu.',
  'unlock.file.door': 'Mit einer Wiederherstellungsdatei öffnen',
  'unlock.idle': 'Gesperrt, weil diese Seite {minutes} Minuten lang nicht benutzt wurde.',
  'unlock.idleText': 'Ihre Schlüssel sind hier vergessen. Entsperren Sie, um weiterzumachen, wo Sie waren.',
  'unlock.intro':
    'Eine Unterschrift öffnet Ihre Einwilligungen. Sie kostet nichts und sendet nichts an die Blockchain.',
  'unlock.newSeed': 'Stattdessen eine Wiederherstellungsdatei anlegen',
  'unlock.noWallet': 'In diesem Browser wurde keine Wallet gefunden.',
  'unlock.noWalletHelp':
    'Installieren Sie eine Wallet für Ethereum als Browser-Erweiterung, oder öffnen Sie diese Seite im Browser einer Wallet-App. Laden Sie die Seite dann neu.',
  'unlock.passkey.door': 'Ohne Wallet: mit einem Passkey',
  'unlock.signing': 'Ihre Wallet zeigt einen Text zum Unterschreiben. Lesen und unterschreiben Sie ihn dort.',
  'unlock.signingAgain':
    'Bitte unterschreiben Sie denselben Text noch einmal. Wir prüfen, ob Ihre Wallet ihn immer gleich unterschreibt; das wird nur beim ersten Mal gefragt.',
  'unlock.silent':
    'Ihre Wallet hat noch nicht geantwortet. Vielleicht ist ihr Fenster verdeckt oder gesperrt. Wenn nichts erscheint, warten Sie nicht weiter und versuchen Sie es erneut.',
  'unlock.title': 'Mit Ihrer Wallet entsperren',
  'unlock.what': 'Was unterschreibe ich?',
  'unlock.whatText':
    'Aus dieser Unterschrift werden in diesem Browser Ihre Schlüssel abgeleitet; sie verlassen ihn nie. Unterschreiben Sie diesen Text nur auf {host}: Wer die Unterschrift hat, kann für Sie handeln.',
  'unlock.yourAddress': '(Ihre Adresse)',
}

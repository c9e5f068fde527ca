export default {
  'unlock.abandon': 'Nicht weiter warten',
  'unlock.browserWallet': 'Wallet dieses Browsers',
  'unlock.connecting': 'Ihre Wallet fragt, ob diese Seite Ihr Konto kennen darf. Stimmen Sie dort zu.',
  'unlock.file.download': 'Datei herunterladen',
  'unlock.file.making': 'Die Datei wird verschlossen …',
  'unlock.file.newPassphrase': 'Neue Passphrase',
  'unlock.file.notSame': 'Die beiden sind noch nicht gleich.',
  'unlock.file.passphraseAgain': 'Dieselbe Passphrase noch einmal',
  'unlock.file.same': 'Beide sind gleich.',
  'unlock.file.strength.empty':
    'Mindestens 12 Zeichen. Fünf zufällige Wörter sind leicht zu behalten und schwer zu erraten.',
  'unlock.file.strength.fair': 'Ordentlich. Einige Wörter mehr machen sie viel stärker.',
  'unlock.file.strength.short': 'Zu kurz: Sie braucht mindestens 12 Zeichen.',
  'unlock.file.strength.strong': 'Stark durch ihre Länge, solange sie kein bekannter Satz ist.',
  'unlock.file.strength.weak':
    'Schwach: Sie wiederholt sich oder ist leicht zu erraten. Nehmen Sie mehrere verschiedene Wörter.',
  'unlock.file.typeAgain': 'Geben Sie dieselbe Passphrase zweimal ein.',
  'unlock.file.typeFirst': 'Geben Sie eine Passphrase mit mindestens 12 Zeichen ein.',
  'unlock.intro':
    'Eine Unterschrift öffnet Ihre Einwilligungen. Sie kostet nichts und sendet nichts an die Blockchain.',
  'unlock.keep.cancel': 'Keine anlegen',
  'unlock.keep.lastMade': 'Zuletzt auf diesem Gerät angelegt: {when}.',
  'unlock.keep.made': 'Die Wiederherstellungsdatei wurde angelegt.',
  'unlock.keep.madeText':
    'Sehen Sie nach, ob sie dort liegt, wo Ihr Browser Heruntergeladenes ablegt, und bewahren Sie Datei und Passphrase an zwei Orten auf.',
  'unlock.keep.make': 'Wiederherstellungsdatei anlegen',
  'unlock.keep.never': 'Auf diesem Gerät wurde noch keine angelegt.',
  'unlock.keep.text':
    'Mit einer Wiederherstellungsdatei und ihrer Passphrase können Sie Ihre Einwilligungen sehen und widerrufen, wenn Sie Ihre Wallet verlieren. Eine Datei genügt für jetzt und später.',
  'unlock.keep.whoHasIt':
    'Wer Datei und Passphrase hat, kann für Sie handeln. Eine Datei lässt sich nicht ungültig machen: Löschen Sie Kopien, die Sie nicht mehr brauchen.',
  'unlock.noWallet': 'In diesem Browser wurde keine Wallet gefunden.',
  'unlock.noWalletHelp':
    'Installieren Sie eine Wallet für Ethereum als Browser-Erweiterung, oder öffnen Sie diese Seite im Browser einer Wallet-App. Laden Sie die Seite dann neu.',
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

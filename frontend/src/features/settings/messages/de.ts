export default {
  'settings.chain': 'Chain',
  'settings.data': 'Daten auf diesem Gerät',
  'settings.delete.both': 'Von diesem Gerät und aus der Sicherung löschen',
  'settings.delete.bothText':
    'Die Belege auf diesem Gerät und die versiegelte Sicherung werden gelöscht. Die Marken haben ihre noch, und allein mit Ihrer Wallet, Ihrem Passkey oder Ihrer Wiederherstellungsdatei können Sie weiterhin alles widerrufen.',
  'settings.delete.confirm': 'Löschen',
  'settings.delete.device': 'Von diesem Gerät löschen',
  'settings.delete.deviceText': 'Die Belege auf diesem Gerät werden gelöscht. Die versiegelte Sicherung bleibt.',
  'settings.delete.keep': 'Behalten',
  'settings.delete.notBackedUp': 'Nicht alles auf diesem Gerät steht auch in der Sicherung.',
  'settings.delete.revokesNothing': 'Löschen widerruft nichts: Was Sie erlaubt haben, bleibt erlaubt.',
  'settings.delete.text':
    'Ihre Belege liegen auf diesem Gerät, versiegelt mit Ihrem Schlüssel. Ohne Ihre Wallet, Ihren Passkey oder Ihre Wiederherstellungsdatei kann sie niemand lesen.',
  'settings.delete.title': 'Diese Daten löschen?',
  'settings.delete.backupUnknown': 'Solange gesperrt ist, weiß niemand, ob alles in der Sicherung steht.',
  'settings.idle.minutes':
    '{minutes, plural, one {nach # Minute ohne Benutzung} other {nach # Minuten ohne Benutzung}}',
  'settings.idle.text':
    'Beim Sperren wird Ihr Schlüssel in diesem Tab vergessen. Was gespeichert ist, bleibt, versiegelt.',
  'settings.idle.title': 'Von selbst sperren',
  'settings.stored.device': 'In diesem Browser',
  'settings.stored.deviceText':
    'Mit Ihrem Schlüssel versiegelt: Ihre Belege und was Sie gedrückt haben. Lesbar: Sprache, Darstellung, Zeit bis zum Sperren, die Adresse Ihres eigenen Knotens, wann eine Wiederherstellungsdatei angelegt wurde und ob eine Wallet jedes Mal gleich unterschreibt; nichts davon nennt Sie.',
  'settings.stored.backup': 'Beim Sicherungsdienst',
  'settings.stored.backupText': 'Dieselben Belege, mit Ihrem Schlüssel versiegelt. Er sieht Ihre Netzwerkadresse.',
  'settings.stored.brands': 'Bei jeder Marke',
  'settings.stored.brandsText': 'Die Belege, die Sie dieser Marke gegeben haben, und ihr Protokoll jeder Nutzung.',
  'settings.stored.chain': 'In der Blockchain',
  'settings.stored.chainText':
    'Fingerabdrücke vieler Belege zusammen und die Geheimnisse, die widerrufen. Kein Name und keine Adresse von Ihnen.',
  'settings.stored.nowhere': 'Nirgendwo',
  'settings.stored.nowhereText':
    'Ihr Schlüssel. Er ist im Speicher dieses Tabs, solange entsperrt ist, und in einer Wiederherstellungsdatei, wenn Sie eine angelegt haben.',
  'settings.language': 'Sprache',
  'settings.ledger': 'Ledger',
  'settings.locked': 'Entsperren Sie, um zu sehen, was dieses Gerät von Ihnen enthält.',
  'settings.node': 'Knoten',
  'settings.nodeText': 'Alles über Ihre Einwilligungen wird von diesem Knoten gelesen. Er sieht Ihre Netzwerkadresse.',
  'settings.ownNode.back': 'Zurück zum Knoten des Betreibers',
  'settings.ownNode.label': 'Ein eigener Knoten',
  'settings.ownNode.noUrl':
    'Das ist keine Adresse eines Knotens, den die Seite fragen darf. Sie beginnt mit https:// und enthält kein Passwort.',
  'settings.ownNode.take': 'Von diesem Knoten lesen',
  'settings.ownNode.text':
    'Dann wird nur noch er gefragt, und nur aus diesem Browser. Er muss Anfragen anderer Websites zulassen. Die Seite lädt neu, daher entsperren Sie noch einmal.',
  'settings.recovery': 'Wiederherstellungsdatei',
  'settings.recoveryLocked': 'Entsperren Sie, um eine Wiederherstellungsdatei anzulegen.',
  'settings.relay': 'Relay und Sicherung',
  'settings.theme.dark': 'Dunkel',
  'settings.theme.light': 'Hell',
  'settings.theme.system': 'Wie auf diesem Gerät',
  'settings.theme.title': 'Darstellung',
}

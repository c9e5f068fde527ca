export default {
  'unlock.file.choose': 'Datei wählen',
  'unlock.file.chooseFirst': 'Wählen Sie zuerst Ihre Wiederherstellungsdatei.',
  'unlock.file.chosen': 'Gewählt: {name}',
  'unlock.file.deriving': 'Der Schlüssel wird berechnet',
  'unlock.file.download': 'Datei herunterladen',
  'unlock.file.drop': 'Legen Sie Ihre Wiederherstellungsdatei hier ab, oder wählen Sie sie',
  'unlock.file.intro': 'Eine Wiederherstellungsdatei und ihre Passphrase öffnen Ihre Einwilligungen ohne Wallet.',
  'unlock.file.making': 'Die Datei wird verschlossen …',
  'unlock.file.newPassphrase': 'Neue Passphrase',
  'unlock.file.notSame': 'Die beiden sind noch nicht gleich.',
  'unlock.file.open': 'Öffnen',
  'unlock.file.opening': 'Wird geöffnet …',
  'unlock.file.passphrase': 'Passphrase der Datei',
  'unlock.file.passphraseAgain': 'Dieselbe Passphrase noch einmal',
  'unlock.file.passphraseFirst': 'Geben Sie zuerst die Passphrase ein.',
  'unlock.file.private':
    'Die Datei wird in diesem Browser geöffnet. Weder Datei noch Passphrase werden irgendwohin gesendet.',
  'unlock.file.same': 'Beide sind gleich.',
  'unlock.file.strength.empty':
    'Mindestens 12 Zeichen. Fünf zufällige Wörter sind leicht zu behalten und schwer zu erraten.',
  'unlock.file.strength.fair': 'Ordentlich. Einige Wörter mehr machen sie viel stärker.',
  'unlock.file.strength.short': 'Zu kurz: Sie braucht mindestens 12 Zeichen.',
  'unlock.file.strength.strong': 'Stark durch ihre Länge, solange sie kein bekannter Satz ist.',
  'unlock.file.strength.weak':
    'Schwach: Sie wiederholt sich oder ist leicht zu erraten. Nehmen Sie mehrere verschiedene Wörter.',
  'unlock.file.title': 'Mit einer Wiederherstellungsdatei öffnen',
  'unlock.file.typeAgain': 'Geben Sie dieselbe Passphrase zweimal ein.',
  'unlock.file.typeFirst': 'Geben Sie eine Passphrase mit mindestens 12 Zeichen ein.',
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
  'unlock.new.checkText':
    'Öffnen Sie die Datei, die Sie gerade heruntergeladen haben. Erst wenn das gelungen ist, wird etwas entsperrt.',
  'unlock.new.checkTitle': 'Prüfen Sie jetzt, ob Sie sie haben',
  'unlock.new.downloadAgain': 'Noch einmal herunterladen',
  'unlock.new.intro':
    'Ihre Wallet kann nicht der Schlüssel zu Ihren Einwilligungen sein. Ein zufälliger Schlüssel kann es stattdessen. Er steht in einer Wiederherstellungsdatei und nirgends sonst.',
  'unlock.new.lost':
    'Wenn Sie die Datei verlieren oder die Passphrase vergessen, kann niemand den Schlüssel zurückholen. Sie könnten dann selbst nichts mehr widerrufen: Einwilligungen enden an dem Tag, der in ihnen steht, oder wenn die Marke sie für Sie beendet.',
  'unlock.new.nextTime':
    'Von nun an öffnen Sie Ihre Einwilligungen mit dieser Datei und ihrer Passphrase, nicht mit der Wallet.',
  'unlock.new.once':
    'Wenn Sie schon einmal eine solche Datei angelegt haben, öffnen Sie jene: Eine neue öffnet frühere Einwilligungen nicht.',
  'unlock.new.other':
    'Das ist eine andere Wiederherstellungsdatei. Wählen Sie die, die Sie gerade heruntergeladen haben.',
  'unlock.new.title': 'Ihren Schlüssel in einer Wiederherstellungsdatei aufbewahren',
  'unlock.new.whoHasIt': 'Wer Datei und Passphrase hat, kann für Sie handeln.',
}

export default {
  'app.doorMe': 'Für mich',
  'app.home.mine': 'Zu meinen Einwilligungen',
  'app.doorAudit': 'Für Prüfer',
  'app.consents': 'Einwilligungen',
  'app.doors': 'Bereiche',
  'app.home.free': 'Widerrufen kostet nichts, braucht einen Klick und niemandes Erlaubnis.',
  'app.home.lead': 'Sehen Sie, welche Marken welche Ihrer Daten nutzen dürfen, und beenden Sie jede Nutzung jederzeit.',
  'app.home.private':
    'Ihre Schlüssel bleiben in diesem Browser. Auf der Blockchain stehen weder Ihre Adresse noch Ihr Name.',
  'app.home.proof':
    'Nichts gilt als widerrufen, bevor die Blockchain es bestätigt, und zu jeder Aussage gibt es den Beleg.',
  'app.home.tour': 'Mit Beispieldaten umsehen',
  'app.home.title': 'Ihre Einwilligungen in Ihrer Hand',
  'app.language': 'Sprache',
  'app.locked': 'Entsperren Sie, um das zu sehen. Solange gesperrt ist, bleibt auf diesem Gerät nichts lesbar.',
  'app.lost.home': 'Zur Startseite',
  'app.lost.lead': 'Diese Adresse führt nirgendwohin. Vielleicht ist der Link unvollständig.',
  'app.lost.title': 'Seite nicht gefunden',
  'app.me': 'Ihr Bereich',
  'app.skip': 'Zum Inhalt springen',
  'app.startFailed':
    'Die App konnte nicht starten, weil ihre Konfiguration fehlt oder falsch ist. Laden Sie die Seite neu; bleibt es dabei, sagen Sie dem Betreiber Bescheid.',
  'app.framed':
    'Diese Seite steckt in einer anderen Seite. Hier lässt sich nichts entsperren oder unterschreiben: Was Sie sehen, könnte überdeckt sein.',
  'app.framedOpen': 'In einem eigenen Fenster öffnen',
  'app.opening': 'Wird geöffnet …',
  'app.settings': 'Einstellungen',
  'app.activity': 'Vorgänge',
}

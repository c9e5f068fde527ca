export default {
  'revocations.effect': 'Das beendet die künftige Nutzung. Bereits vorhandene Daten werden dadurch nicht gelöscht.',
  'revocations.noFee': 'Kostenlos. Das Relay zahlt die Netzwerkgebühr.',
  'revocations.nothing': 'Es gibt nichts mehr zu widerrufen: Die Blockchain zeigt es bereits als beendet.',
  'revocations.preparing': 'Widerruf wird vorbereitet …',
  'revocations.progress.asked': 'Bitte antworten Sie in Ihrer Wallet.',
  'revocations.progress.cancelled':
    'Die Transaktion wurde in Ihrer Wallet abgebrochen. Sie hat nichts widerrufen; {brand} und das Relay werden weiter gefragt.',
  'revocations.progress.confirmed': 'Die Blockchain zeigt es seit {time} als widerrufen.',
  'revocations.progress.dropped':
    'Das Netzwerk hat die Transaktion fallen lassen. Sie hat nichts widerrufen; {brand} und das Relay werden weiter gefragt.',
  'revocations.progress.failed':
    'Weder {brand} noch das Relay hat es angenommen. Es ist noch nicht widerrufen. Wir versuchen es weiter; Sie können es auch selbst senden.',
  'revocations.progress.final': 'Die Blockchain zeigt es seit {time} als widerrufen, und der Block ist endgültig.',
  'revocations.progress.included': 'Es steht in einem Block. Wir lesen es von der Blockchain zurück.',
  'revocations.progress.preparing': 'In Vorbereitung. Es wurde noch nichts gesendet.',
  'revocations.progress.rejected':
    'Ihre Wallet hat nichts gesendet: Sie oder die Wallet haben abgelehnt. {brand} und das Relay werden weiter gefragt.',
  'revocations.progress.replaced':
    'Eine andere Transaktion Ihrer Wallet hat ihren Platz eingenommen. Es wurde nichts widerrufen; {brand} und das Relay werden weiter gefragt.',
  'revocations.progress.reverted':
    'Die Blockchain hat die Transaktion abgelehnt. Es wurde nichts widerrufen; {brand} und das Relay werden weiter gefragt.',
  'revocations.progress.sentByBrand': '{brand} hat es angenommen und schreibt es auf die Blockchain.',
  'revocations.progress.sentByRelay': 'Das Relay hat es angenommen und schreibt es auf die Blockchain.',
  'revocations.progress.sentByWallet': 'Ihre Wallet hat es gesendet. Es wartet auf einen Block.',
  'revocations.progress.waiting': 'Auf diesem Gerät gespeichert. {brand} und das Relay werden benachrichtigt.',
  'revocations.scope.brand': 'Alles',
  'revocations.scope.category': '{category}, für jeden Zweck',
  'revocations.scope.purpose': 'Jede Art von Daten, für {purpose}',
  'revocations.scope.rest': 'Früher freigegebene Geheimnisse',
  'revocations.scope.use': '{category} für {purpose}',
  'revocations.sendYourself': 'Selbst senden',
  'revocations.tryAgain': 'Erneut versuchen',
  'revocations.warning.cancel': 'Nicht senden',
  'revocations.warning.else':
    'Warten kostet nichts: Wir fragen die Marke und das Relay weiter, und bei beiden bleibt Ihre Wallet unsichtbar.',
  'revocations.warning.fee': 'Ihre Wallet zahlt die Netzwerkgebühr.',
  'revocations.warning.public':
    'Die Adresse Ihrer Wallet steht dann neben {brand} auf einer öffentlichen Blockchain, für alle sichtbar und auf Dauer.',
  'revocations.warning.send': 'Mit meiner Wallet senden',
  'revocations.warning.title': 'Selbst senden?',
}

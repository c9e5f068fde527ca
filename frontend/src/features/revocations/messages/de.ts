export default {
  'revocations.effect': 'Das beendet die künftige Nutzung. Bereits vorhandene Daten werden dadurch nicht gelöscht.',
  'revocations.noFee': 'Kostenlos. Das Relay zahlt die Netzwerkgebühr.',
  'revocations.nothing': 'Es gibt nichts mehr zu widerrufen: Die Blockchain zeigt es bereits als beendet.',
  'revocations.preparing': 'Widerruf wird vorbereitet …',
  'revocations.progress.asked': 'Bitte antworten Sie in Ihrer Wallet.',
  'revocations.progress.askedEarlier':
    'Ihre Wallet wurde gefragt, aber diese Seite kann ihre Antwort nicht mehr erfahren. Sendet die Wallet, zeigt die Blockchain es hier. Wenn nicht, senden Sie erneut.',
  'revocations.progress.cancelled':
    'Die Transaktion wurde in Ihrer Wallet abgebrochen. Sie hat nichts widerrufen; {brand} und das Relay werden weiter gefragt.',
  'revocations.progress.confirmed': 'Die Blockchain zeigt es seit {time} als widerrufen.',
  'revocations.progress.dropped':
    'Das Netzwerk kennt die Transaktion nicht: Es hat sie fallen lassen, oder sie wurde nie gesendet. Sie hat nichts widerrufen; {brand} und das Relay werden weiter gefragt.',
  'revocations.progress.failed':
    'Weder {brand} noch das Relay hat es angenommen. Es ist noch nicht widerrufen. Wir versuchen es weiter; Sie können es auch selbst senden.',
  'revocations.progress.final': 'Die Blockchain zeigt es seit {time} als widerrufen, und der Block ist endgültig.',
  'revocations.progress.included': 'Es steht in einem Block. Wir lesen es von der Blockchain zurück.',
  'revocations.progress.preparing': 'In Vorbereitung. Es wurde noch nichts gesendet.',
  'revocations.progress.rejected':
    'Von Ihrer Wallet kam keine Transaktion: Sie oder die Wallet haben abgelehnt. {brand} und das Relay werden weiter gefragt.',
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
  'revocations.silent':
    'Ihre Wallet hat noch nicht geantwortet. Vielleicht ist ihr Fenster verdeckt oder gesperrt. Sie können weiter warten oder erneut senden.',
  'revocations.tryAgain': 'Erneut versuchen',
  'revocations.warning.account': 'Dieses Konto würde senden: {address}',
  'revocations.warning.cancel': 'Nicht senden',
  'revocations.warning.else':
    'Warten kostet nichts: Wir fragen die Marke und das Relay weiter, und bei beiden bleibt Ihre Wallet unsichtbar.',
  'revocations.warning.fee': 'Ihre Wallet zahlt die Netzwerkgebühr.',
  'revocations.warning.noWallet':
    'Sie haben Ihre Einwilligungen ohne Wallet geöffnet, daher ist keine verbunden. Zum Selbstsenden ist eine nötig.',
  'revocations.warning.otherAccount':
    'Ihre Wallet ist auf ein anderes Konto eingestellt als das, mit dem Sie entsperrt haben. Dieses Konto würde senden: {address}',
  'revocations.warning.public':
    'Die Adresse Ihrer Wallet steht dann neben {brand} auf einer öffentlichen Blockchain, für alle sichtbar und auf Dauer.',
  'revocations.warning.send': 'Mit meiner Wallet senden',
  'revocations.warning.title': 'Selbst senden?',
}

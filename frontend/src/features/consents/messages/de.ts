export default {
  'consents.brandsTab': 'Marken',
  'consents.data': 'Daten',
  'consents.data.sentence':
    '{count, plural, =0 {Keine Marke darf sie nutzen.} one {# Marke darf sie nutzen.} other {# Marken dürfen sie nutzen.}}',
  'consents.domainChecked': 'geprüft',
  'consents.empty.asked':
    'Auf diesem Gerät und in Ihrer Sicherung gibt es keine Einwilligung. Marken fragen Sie in ihrem Shop; was Sie erlauben, erscheint hier.',
  'consents.empty.filter': 'Nichts passt zu „{search}“.',
  'consents.empty.filterClear': 'Alle zeigen',
  'consents.empty.noBackup':
    'Zu dieser Wallet wurde keine Sicherung gefunden, und auf diesem Gerät ist nichts. Das heißt nicht, dass Sie keine Einwilligung gegeben haben: Falls Sie einen anderen Browser genutzt haben, fragen Sie unten die Marken.',
  'consents.empty.unknown':
    'Auf diesem Gerät ist nichts, und Ihre Sicherung konnte nicht gelesen werden. Das heißt nicht, dass Sie keine Einwilligung gegeben haben.',
  'consents.endedOn': 'beendet am {date}',
  'consents.endpoint.mismatch':
    'Die Website bestätigt nicht, dass sie zu {brand} gehört. Ihr wird nichts gesendet; Widerrufe gehen über das Relay.',
  'consents.endpoint.refused':
    '{brand} hat geantwortet, aber Ihre Belege nicht herausgegeben. Die Anzeige stammt von diesem Gerät und von der Blockchain.',
  'consents.endpoint.unreachable':
    '{brand} antwortet nicht. Die Anzeige stammt von diesem Gerät und von der Blockchain; widerrufen können Sie trotzdem.',
  'consents.find.ask': 'Nach meinen Belegen fragen',
  'consents.find.asking': '{brand} wird gefragt …',
  'consents.find.askOf': 'Nach meinen Belegen fragen: {brand}',
  'consents.find.count':
    '{count, plural, =0 {Die Blockchain kennt keine weitere Marke.} one {Die Blockchain kennt # weitere Marke.} other {Die Blockchain kennt # weitere Marken.}}',
  'consents.find.found': '{brand} hat Ihre Belege herausgegeben. Sie stehen jetzt in Ihrer Liste.',
  'consents.find.look': 'Auf der Blockchain nachsehen',
  'consents.find.none': '{brand} hat keinen Beleg von Ihnen.',
  'consents.find.revoke': 'Alles widerrufen',
  'consents.find.revokeOf': 'Alles widerrufen: {brand}',
  'consents.find.text':
    'Jede Marke steht auf der Blockchain. Sie können eine nach Ihren Belegen fragen oder dort allein mit Ihrer Wallet alles widerrufen, selbst wenn alle Belege verloren sind. Gefragt wird nur die Marke, die Sie wählen.',
  'consents.find.title': 'Fehlt eine Marke?',
  'consents.for': 'Für {purposes}',
  'consents.loadFailed':
    'Die Blockchain konnte nicht gelesen werden. Das heißt nicht, dass keine Einwilligungen bestehen.',
  'consents.purposes': 'Zwecke',
  'consents.purposes.sentence':
    '{count, plural, =0 {Keine Marke darf das.} one {# Marke darf das.} other {# Marken dürfen das.}}',
  'consents.reading': 'Ihre Einwilligungen und die Blockchain werden gelesen …',
  'consents.reason.controllerChanged':
    'Der Hinweis der Marke nennt jetzt ein anderes Unternehmen, daher zählt diese Einwilligung nicht mehr. Widerrufen können Sie sie trotzdem.',
  'consents.reason.other': 'Die Blockchain bestätigt diese Einwilligung nicht ({reason}), daher zählt sie nicht.',
  'consents.reason.unknownNotice':
    'Der Hinweis, den diese Einwilligung nennt, steht nicht auf der Blockchain, daher zählt sie nicht.',
  'consents.receipt': 'Beleg',
  'consents.receiptOf': 'Beleg: {what}',
  'consents.revoke': 'Widerrufen',
  'consents.revokeBrand': 'Widerrufen: alles bei {brand}',
  'consents.revokedByBrand': 'von der Marke widerrufen am {date}',
  'consents.revokedByYou': 'widerrufen am {date}',
  'consents.revokeForAll': 'Für alle widerrufen',
  'consents.revokeForAllOf': 'Für alle widerrufen: {what}',
  'consents.revokeUse': 'Widerrufen: {category} für {purpose} bei {brand}',
  'consents.search': 'Marken, Daten und Zwecke durchsuchen',
  'consents.sentence.none': 'Keine Marke darf Ihre Daten nutzen.',
  'consents.sentence.pending':
    '{count, plural, one {# Nutzung wird gerade widerrufen.} other {# Nutzungen werden gerade widerrufen.}}',
  'consents.sentence.some':
    '{brands, plural, one {# Marke darf} other {# Marken dürfen}} {categories, plural, one {# Art von Daten} other {# Arten von Daten}} für {purposes, plural, one {# Zweck} other {# Zwecke}} nutzen.',
  'consents.sentence.unknown':
    '{count, plural, one {Von # Nutzung wissen wir es nicht: Die Blockchain konnte nicht gelesen werden.} other {Von # Nutzungen wissen wir es nicht: Die Blockchain konnte nicht gelesen werden.}}',
  'consents.sentence.waiting':
    '{count, plural, one {# Nutzung wartet auf die Eintragung.} other {# Nutzungen warten auf die Eintragung.}}',
  'consents.sinceUntil': '{since} – {until}',
  'consents.special': 'besonders geschützt',
  'consents.stale': 'Die Blockchain ist gerade nicht lesbar. Sie sehen, was sie zuvor gezeigt hat.',
  'consents.status.lapsed': 'Nie rechtzeitig eingetragen, nicht in Kraft',
  'consents.status.reading': 'Wird gelesen …',
  'consents.status.unknown': 'Konnte nicht gelesen werden',
  'consents.status.void': 'Nicht in Kraft',
  'consents.status.waiting': 'Wartet auf die Eintragung',
  'consents.stop.brands': 'Bei: {brands}',
  'consents.stop.button': 'Alles beenden',
  'consents.stop.cancel': 'Alles behalten',
  'consents.stop.confirm': '{count, plural, one {# Marke beenden} other {Alle # Marken beenden}}',
  'consents.stop.does': 'Was das bewirkt',
  'consents.stop.doesEach': 'Widerruft jede Einwilligung, die Sie diesen Marken gegeben haben.',
  'consents.stop.doesFree': 'Kostenlos. Das Relay zahlt die Netzwerkgebühr.',
  'consents.stop.doesNot': 'Was das nicht bewirkt',
  'consents.stop.doesNotDelete': 'Bereits vorhandene Daten werden dadurch nicht gelöscht.',
  'consents.stop.doesNotUndo':
    'Es lässt sich nicht rückgängig machen. Sie können jederzeit eine neue Einwilligung geben.',
  'consents.stop.doesSeparately': 'Jede Marke wird einzeln benachrichtigt, nie als eine Liste.',
  'consents.stop.title': 'Alles beenden?',
  'consents.tabs': 'Einwilligungen zeigen nach',
  'consents.title': 'Meine Einwilligungen',
  'consents.turnedTitle': '{brand}: {what}',
  'consents.use': '{category} für {purpose}',
}

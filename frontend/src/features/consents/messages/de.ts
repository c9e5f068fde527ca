export default {
  'consents.brandsTab': 'Marken',
  'consents.data': 'Daten',
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
  'consents.endsOn': '{what} endet am {date}',
  'consents.for': 'Für {purposes}',
  'consents.gridTab': 'Raster',
  'consents.loadFailed':
    'Die Blockchain konnte nicht gelesen werden. Das heißt nicht, dass keine Einwilligungen bestehen.',
  'consents.purposes': 'Zwecke',
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
  'consents.revokeUse': 'Widerrufen: {category} für {purpose} bei {brand}',
  'consents.reviewLink': 'Schritt für Schritt durchgehen',
  'consents.search': 'Marken, Daten und Zwecke durchsuchen',
  'consents.select.begin': 'Mehrere auswählen',
  'consents.select.brand': '{brand} auswählen',
  'consents.sentence.ending':
    '{count, plural, one {# Nutzung endet innerhalb von {days} Tagen.} other {# Nutzungen enden innerhalb von {days} Tagen.}}',
  'consents.sentence.none': 'Keine Marke darf Ihre Daten nutzen.',
  'consents.sentence.pending':
    '{count, plural, one {# Nutzung wird gerade widerrufen.} other {# Nutzungen werden gerade widerrufen.}}',
  'consents.sentence.some':
    '{brands, plural, one {# Marke darf} other {# Marken dürfen}} {categories, plural, one {# Art von Daten} other {# Arten von Daten}} für {purposes, plural, one {# Zweck} other {# Zwecke}} nutzen.',
  'consents.sentence.unknown':
    '{count, plural, one {Von # Nutzung wissen wir es nicht: Die Blockchain konnte nicht gelesen werden.} other {Von # Nutzungen wissen wir es nicht: Die Blockchain konnte nicht gelesen werden.}}',
  'consents.sentence.waiting':
    '{count, plural, one {# Nutzung wartet auf die Eintragung.} other {# Nutzungen warten auf die Eintragung.}}',
  'consents.showEnding': '{count, plural, one {Diese zeigen} other {Diese zeigen}}',
  'consents.sinceUntil': '{since} – {until}',
  'consents.special': 'besonders geschützt',
  'consents.stale': 'Die Blockchain ist gerade nicht lesbar. Sie sehen, was sie zuvor gezeigt hat.',
  'consents.status.lapsed': 'Nie rechtzeitig eingetragen, nicht in Kraft',
  'consents.status.reading': 'Wird gelesen …',
  'consents.status.unknown': 'Konnte nicht gelesen werden',
  'consents.status.void': 'Nicht in Kraft',
  'consents.status.waiting': 'Wartet auf die Eintragung',
  'consents.stop.button': 'Alles beenden',
  'consents.tabs': 'Einwilligungen zeigen nach',
  'consents.timelineTab': 'Verlauf',
  'consents.title': 'Meine Einwilligungen',
  'consents.use': '{category} für {purpose}',
}

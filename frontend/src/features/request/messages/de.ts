export default {
  'request.account': 'Für Ihr Konto {account}',
  'request.allow': 'Auswahl erlauben',
  'request.allowedToday': 'Heute erlaubt. Schalten Sie es aus, um es zu widerrufen.',
  'request.alsoRevokes': 'Damit widerrufen Sie auch: {uses}',
  'request.back': 'Zurück',
  'request.brandsWords': 'In den Worten von {brand}:',
  'request.changes.added': 'unterstrichen: neu',
  'request.changes.addedSpoken': 'neu:',
  'request.changes.controller': 'Verantwortlich',
  'request.changes.new': 'neu',
  'request.changes.no': 'nein',
  'request.changes.noLimit': 'keine Grenze',
  'request.changes.removed': 'durchgestrichen: weggefallen',
  'request.changes.removedSpoken': 'weggefallen:',
  'request.changes.special': 'Besonders geschützte Daten',
  'request.changes.title': 'Was sich seit Ihrer Einwilligung vom {date} geändert hat',
  'request.changes.yes': 'ja',
  'request.choose': 'Wählen Sie, was Sie erlauben',
  'request.days': '{days, plural, one {# Tag} other {# Tage}}',
  'request.decline': 'Alle ablehnen',
  'request.domainChecked': '{domain}, mit der Blockchain abgeglichen',
  'request.duration': 'Einwilligung gilt höchstens',
  'request.fault.controller':
    'Die Hinweise dieser Marke nennen jemand anderen als die Marke selbst. Nichts wurde unterschrieben; fragen Sie die Marke.',
  'request.fault.expired': 'Diese Anfrage ist älter als 15 Minuten. Gehen Sie zurück zur Marke und beginnen Sie neu.',
  'request.fault.gone':
    'Diese Anfrage gibt es nicht mehr, oder es gab sie nie. Gehen Sie zurück zur Marke und beginnen Sie neu.',
  'request.fault.locale':
    'Die Anfrage ist in einer Sprache, in der es die Hinweise nicht gibt. Nichts wurde unterschrieben.',
  'request.fault.malformed':
    'Dieser Link oder diese Anfrage ist nicht vollständig. Gehen Sie zurück zur Marke und beginnen Sie neu.',
  'request.fault.no-notice':
    'Diese Marke hat keine lesbaren Hinweise veröffentlicht; es gibt also nichts, dem Sie zustimmen könnten.',
  'request.fault.not-in-notice':
    'Die Marke fragt nach etwas, das ihre veröffentlichten Hinweise nicht nennen. Nichts wurde unterschrieben.',
  'request.fault.outdated':
    'Die Marke hat seit ihrer Anfrage neuere Hinweise veröffentlicht. Gehen Sie zurück zur Marke und beginnen Sie neu.',
  'request.fault.return-url':
    'Die Marke will Sie zu einer fremden Seite weiterleiten. Das tun wir nicht; nichts wurde unterschrieben.',
  'request.fault.too-long':
    'Die Belege sind zu lang, um sie in einer Adresse zurückzubringen. Wählen Sie weniger auf einmal.',
  'request.fault.unknown-brand':
    'Unter diesem Link ist keine Marke eingetragen. Vielleicht ist er unvollständig. Nichts wurde unterschrieben.',
  'request.fault.unreachable':
    'Der Server der Marke hat seine Anfrage nicht herausgegeben. Versuchen Sie es erneut, oder gehen Sie zurück zur Marke.',
  'request.fault.used':
    'Diese Anfrage wurde schon beantwortet. Gehen Sie zurück zur Marke und beginnen Sie neu, wenn Sie etwas ändern möchten.',
  'request.gpcDenied': 'Die „Global Privacy Control“ Ihres Browsers lehnt dies bereits ab.',
  'request.gpcOn':
    'Ihr Browser sendet ein „Global Privacy Control“-Signal. Marken nehmen es als Nein hierzu, was immer Sie erlauben: {purposes}.',
  'request.ifYouDecline': 'Wenn Sie ablehnen:',
  'request.inReturn': 'Dafür erhalten Sie:',
  'request.kept': 'Gespeichert für',
  'request.later': 'Später entscheiden',
  'request.limit': 'Höchstens',
  'request.limitText': '{times}-mal in {days, plural, one {# Tag} other {# Tagen}}',
  'request.nobody': 'niemanden',
  'request.nothingChosen': 'Noch ist nichts ausgewählt.',
  'request.nowhere': 'nirgendwo sonst',
  'request.otherAccount':
    'Mit dieser Wallet stehen Sie bei {brand} schon für das Konto {other}. Eine Wallet steht bei jeder Marke für ein Konto: Wählen Sie in Ihrer Wallet ein anderes Konto für {account}.',
  'request.otherAccountKeys':
    'Mit diesem Passkey oder dieser Wiederherstellungsdatei stehen Sie bei {brand} schon für das Konto {other}. Bei jeder Marke steht ein Passkey oder eine Datei für ein Konto: Sperren Sie die App und entsperren Sie sie für {account} mit etwas anderem oder mit einer Wallet.',
  'request.question':
    '{others, plural, =0 {Darf {brand} diese Daten verwenden: {category}, für: {purpose}?} one {Darf {brand} diese Daten verwenden: {category}, für: {purpose}, und in einem weiteren Fall?} other {Darf {brand} diese Daten verwenden: {category}, für: {purpose}, und in # weiteren Fällen?}}',
  'request.reading': 'Anfrage, Marke und Hinweise werden gelesen …',
  'request.readingYours': 'Es wird gelesen, was Sie heute erlauben …',
  'request.recipients': 'Weitergegeben an',
  'request.revokedAnyway': 'Was Sie ausgeschaltet haben, wird trotzdem widerrufen: {uses}',
  'request.sign': 'Unterschreiben und zurück',
  'request.special':
    'Dies sind besonders schützenswerte Daten, etwa über Ihre Gesundheit. Die Frage steht für sich, und nur Ihr ausdrückliches Ja zählt.',
  'request.specialNo': 'Nicht erlauben',
  'request.specialYes': 'Ich willige ausdrücklich ein',
  'request.statementIntro':
    '{count, plural, one {Sie unterschreiben genau diesen Text, sonst nichts.} other {Sie unterschreiben genau diese # Texte, sonst nichts.}} Keine Gebühr, keine Transaktion.',
  'request.statementTitle': 'Lesen Sie, bevor Sie unterschreiben',
  'request.step': 'Schritt {step} von {steps}',
  'request.title': 'Eine Marke bittet um Ihre Einwilligung',
  'request.toBrand': 'Zurück zu {brand}',
  'request.transfers': 'Übermittelt nach',
  'request.unconfirmed':
    'Früher unterschrieben, von der Blockchain noch nicht bestätigt. Bleibt es aus, wird es widerrufen.',
  'request.use': '{category} für {purpose}',
  'request.willBeRevoked': 'Wird widerrufen.',
}

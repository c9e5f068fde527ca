export default {
  'consents.data.sentence':
    '{count, plural, =0 {Keine Marke darf sie nutzen.} one {# Marke darf sie nutzen.} other {# Marken dürfen sie nutzen.}}',
  'consents.export.calendar': 'Kalender der Enden (.ics)',
  'consents.export.csv': 'Diese Liste als CSV sichern',
  'consents.export.ends': '{brand}: Einwilligung endet',
  'consents.export.json': 'Diese Liste als JSON sichern',
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
  'consents.grid.brand': 'Marke',
  'consents.grid.cell.allowed':
    '{brand}, {category}: erlaubt für {purposes, plural, one {# Zweck} other {# Zwecke}}, bis {until}',
  'consents.grid.cell.allowedBut':
    '{brand}, {category}: erlaubt für {purposes, plural, one {# Zweck} other {# Zwecke}}, bis {until}. {status}',
  'consents.grid.cell.never': '{brand}, {category}: nie erlaubt',
  'consents.grid.cell.none': '{brand}, {category}: für keinen Zweck erlaubt. {status}',
  'consents.grid.counts':
    '{categories, plural, =0 {Keine Daten sind erlaubt.} one {# Art von Daten} other {# Arten von Daten}}{purposes, plural, =0 {} one { für # Zweck} other { für # Zwecke}}',
  'consents.grid.everywhere': 'Überall widerrufen',
  'consents.grid.everywhereTitle': 'Wer darf diese Daten nutzen?',
  'consents.grid.label': 'Marken und Arten von Daten',
  'consents.grid.legend': 'Die Zahl sagt, für wie viele Zwecke. Ein Strich: für keinen mehr. Leer: nie erlaubt.',
  'consents.grid.open': 'Alles zu {brand}',
  'consents.grid.press':
    'Wählen Sie eine Zelle, um ihre Nutzungen zu sehen und zu widerrufen, oder eine Art von Daten, um sie überall zu widerrufen.',
  'consents.hidden':
    '{count, plural, one {Die Suche blendet # Nutzung aus.} other {Die Suche blendet # Nutzungen aus.}}',
  'consents.purposes.sentence':
    '{count, plural, =0 {Keine Marke darf das.} one {# Marke darf das.} other {# Marken dürfen das.}}',
  'consents.revokeForAll': 'Für alle widerrufen',
  'consents.revokeForAllOf': 'Für alle widerrufen: {what}',
  'consents.select.all': 'Alle auswählen',
  'consents.select.bar': 'Ausgewählte Marken',
  'consents.select.count':
    '{count, plural, =0 {Keine Marke ausgewählt} one {# Marke ausgewählt} other {# Marken ausgewählt}}',
  'consents.select.leave': 'Abbrechen',
  'consents.select.revoke': 'Widerrufen …',
  'consents.stop.brands': 'Bei: {brands}',
  'consents.stop.cancel': 'Alles behalten',
  'consents.stop.confirm': '{count, plural, one {# Marke beenden} other {Alle # Marken beenden}}',
  'consents.stop.does': 'Was das bewirkt',
  'consents.stop.doesEach': 'Widerruft jede Einwilligung, die Sie diesen Marken gegeben haben.',
  'consents.stop.doesFree': 'Kostenlos. Das Relay zahlt die Netzwerkgebühr.',
  'consents.stop.doesListed': 'Widerruft die oben genannten Nutzungen.',
  'consents.stop.doesNot': 'Was das nicht bewirkt',
  'consents.stop.doesNotDelete': 'Bereits vorhandene Daten werden dadurch nicht gelöscht.',
  'consents.stop.doesNotUndo':
    'Es lässt sich nicht rückgängig machen. Sie können jederzeit eine neue Einwilligung geben.',
  'consents.stop.doesSeparately': 'Jede Marke wird einzeln benachrichtigt, nie als eine Liste.',
  'consents.stop.title': 'Alles beenden?',
  'consents.timeline.asOf': 'Stand vom',
  'consents.timeline.events': 'Was bis dahin geschehen war',
  'consents.timeline.noEvents': 'Noch nichts.',
  'consents.timeline.note':
    'In diesem Browser aus Ihren Belegen und den Zeiten auf der Blockchain errechnet, nach denselben Regeln wie jede Entscheidung einer Marke. Was hier kein Beleg zeigt, ist nicht enthalten.',
  'consents.timeline.now': 'Jetzt erlaubt',
  'consents.timeline.sentence':
    '{brands, plural, =0 {Am Ende des Tages ({date}) durfte keine Marke Ihre Daten nutzen.} one {Am Ende des Tages ({date}) durfte # Marke {categories, plural, one {# Art von Daten} other {# Arten von Daten}} für {purposes, plural, one {# Zweck} other {# Zwecke}} nutzen.} other {Am Ende des Tages ({date}) durften # Marken {categories, plural, one {# Art von Daten} other {# Arten von Daten}} für {purposes, plural, one {# Zweck} other {# Zwecke}} nutzen.}}',
  'consents.timeline.then': 'Erlaubt am {date}',
  'consents.timeline.unknown':
    'Von diesen Marken wissen wir es nicht, weil die Blockchain nicht vollständig gelesen werden konnte: {brands}. Das heißt nicht, dass nichts erlaubt war.',
  'consents.turnedTitle': '{brand}: {what}',
}

export default {
  'consents.data.sentence':
    '{count, plural, =0 {Geen enkel merk mag ze gebruiken.} one {# merk mag ze gebruiken.} other {# merken mogen ze gebruiken.}}',
  'consents.export.calendar': 'Agenda met einddata (.ics)',
  'consents.export.csv': 'Deze lijst als CSV bewaren',
  'consents.export.ends': '{brand}: toestemming eindigt',
  'consents.export.json': 'Deze lijst als JSON bewaren',
  'consents.find.ask': 'Mijn bewijzen vragen',
  'consents.find.asking': '{brand} wordt gevraagd …',
  'consents.find.askOf': 'Mijn bewijzen vragen: {brand}',
  'consents.find.count':
    '{count, plural, =0 {De blockchain kent geen ander merk.} one {De blockchain kent # ander merk.} other {De blockchain kent # andere merken.}}',
  'consents.find.found': '{brand} gaf uw bewijzen. Ze staan nu in uw lijst.',
  'consents.find.look': 'Op de blockchain kijken',
  'consents.find.none': '{brand} heeft geen bewijs van u.',
  'consents.find.revoke': 'Alles intrekken',
  'consents.find.revokeOf': 'Alles intrekken: {brand}',
  'consents.find.text':
    'Elk merk staat op de blockchain. U kunt een merk om uw bewijzen vragen, of er met alleen uw wallet alles intrekken, ook als alle bewijzen verloren zijn. Alleen het merk dat u kiest, wordt gevraagd.',
  'consents.find.title': 'Ontbreekt er een merk?',
  'consents.grid.brand': 'Merk',
  'consents.grid.cell.allowed':
    '{brand}, {category}: toegestaan voor {purposes, plural, one {# doel} other {# doelen}}, tot {until}',
  'consents.grid.cell.allowedBut':
    '{brand}, {category}: toegestaan voor {purposes, plural, one {# doel} other {# doelen}}, tot {until}. {status}',
  'consents.grid.cell.never': '{brand}, {category}: nooit toegestaan',
  'consents.grid.cell.none': '{brand}, {category}: voor geen doel toegestaan. {status}',
  'consents.grid.counts':
    '{categories, plural, =0 {Er zijn geen gegevens toegestaan.} one {# soort gegevens} other {# soorten gegevens}}{purposes, plural, =0 {} one { voor # doel} other { voor # doelen}}',
  'consents.grid.everywhere': 'Overal intrekken',
  'consents.grid.everywhereTitle': 'Wie mag deze gegevens gebruiken?',
  'consents.grid.label': 'Merken en soorten gegevens',
  'consents.grid.legend': 'Het getal zegt voor hoeveel doelen. Een streepje: voor geen meer. Leeg: nooit toegestaan.',
  'consents.grid.open': 'Alles over {brand}',
  'consents.grid.press':
    'Kies een cel om de vormen van gebruik te zien en in te trekken, of een soort gegevens om die overal in te trekken.',
  'consents.hidden':
    '{count, plural, one {De zoekopdracht verbergt # gebruik.} other {De zoekopdracht verbergt # gebruiken.}}',
  'consents.purposes.sentence':
    '{count, plural, =0 {Geen enkel merk mag dit.} one {# merk mag dit.} other {# merken mogen dit.}}',
  'consents.revokeForAll': 'Voor alle intrekken',
  'consents.revokeForAllOf': 'Voor alle intrekken: {what}',
  'consents.select.all': 'Alles selecteren',
  'consents.select.bar': 'Geselecteerde merken',
  'consents.select.count':
    '{count, plural, =0 {Geen merk geselecteerd} one {# merk geselecteerd} other {# merken geselecteerd}}',
  'consents.select.leave': 'Annuleren',
  'consents.select.revoke': 'Intrekken …',
  'consents.stop.brands': 'Bij: {brands}',
  'consents.stop.cancel': 'Alles behouden',
  'consents.stop.confirm': '{count, plural, one {# merk stoppen} other {Alle # merken stoppen}}',
  'consents.stop.does': 'Wat dit doet',
  'consents.stop.doesEach': 'Trekt elke toestemming in die u deze merken hebt gegeven.',
  'consents.stop.doesFree': 'Gratis. De relay betaalt de netwerkkosten.',
  'consents.stop.doesListed': 'Trekt de hierboven genoemde vormen van gebruik in.',
  'consents.stop.doesNot': 'Wat dit niet doet',
  'consents.stop.doesNotDelete': 'Gegevens die de merken al hebben, worden hierdoor niet gewist.',
  'consents.stop.doesNotUndo': 'Het kan niet ongedaan worden gemaakt. U kunt op elk moment nieuwe toestemming geven.',
  'consents.stop.doesSeparately': 'Elk merk wordt apart op de hoogte gebracht, nooit als één lijst.',
  'consents.stop.title': 'Alles stoppen?',
  'consents.timeline.asOf': 'Stand op',
  'consents.timeline.events': 'Wat er tot dan was gebeurd',
  'consents.timeline.noEvents': 'Nog niets.',
  'consents.timeline.note':
    'In deze browser berekend uit uw bewijzen en de tijden op de blockchain, volgens dezelfde regels als elke beslissing van een merk. Wat hier uit geen bewijs blijkt, staat er niet in.',
  'consents.timeline.now': 'Nu toegestaan',
  'consents.timeline.sentence':
    '{brands, plural, =0 {Aan het einde van {date} mocht geen enkel merk uw gegevens gebruiken.} one {Aan het einde van {date} mocht # merk {categories, plural, one {# soort gegevens} other {# soorten gegevens}} gebruiken voor {purposes, plural, one {# doel} other {# doelen}}.} other {Aan het einde van {date} mochten # merken {categories, plural, one {# soort gegevens} other {# soorten gegevens}} gebruiken voor {purposes, plural, one {# doel} other {# doelen}}.}}',
  'consents.timeline.then': 'Toegestaan op {date}',
  'consents.timeline.unknown':
    'Van deze merken weten wij het niet, omdat de blockchain niet volledig kon worden gelezen: {brands}. Dat betekent niet dat er niets was toegestaan.',
  'consents.turnedTitle': '{brand}: {what}',
}

export default {
  'consents.brandsTab': 'Merken',
  'consents.data': 'Gegevens',
  'consents.data.sentence':
    '{count, plural, =0 {Geen enkel merk mag ze gebruiken.} one {# merk mag ze gebruiken.} other {# merken mogen ze gebruiken.}}',
  'consents.domainChecked': 'gecontroleerd',
  'consents.empty.asked':
    'Er is geen toestemming op dit apparaat en ook niet in uw back-up. Merken vragen het u in hun winkel; wat u toestaat, verschijnt hier.',
  'consents.empty.filter': 'Niets past bij ‘{search}’.',
  'consents.empty.filterClear': 'Alles tonen',
  'consents.empty.noBackup':
    'Wij vonden geen back-up voor deze wallet, en op dit apparaat staat niets. Dat betekent niet dat u geen toestemming hebt gegeven: als u een andere browser gebruikte, vraag het dan hieronder aan de merken.',
  'consents.empty.unknown':
    'Op dit apparaat staat niets, en uw back-up kon niet worden gelezen. Dat betekent niet dat u geen toestemming hebt gegeven.',
  'consents.endedOn': 'geëindigd op {date}',
  'consents.endpoint.mismatch':
    'De website bevestigt niet dat zij van {brand} is. Er wordt niets naartoe gestuurd; intrekken gaat via de relay.',
  'consents.endpoint.refused':
    '{brand} antwoordde, maar gaf uw bewijzen niet. Wat u ziet, komt van dit apparaat en van de blockchain.',
  'consents.endpoint.unreachable':
    '{brand} antwoordt niet. Wat u ziet, komt van dit apparaat en van de blockchain; intrekken werkt gewoon.',
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
  'consents.for': 'Voor {purposes}',
  'consents.loadFailed': 'De blockchain kon niet worden gelezen. Dat betekent niet dat er geen toestemmingen zijn.',
  'consents.purposes': 'Doelen',
  'consents.purposes.sentence':
    '{count, plural, =0 {Geen enkel merk mag dit.} one {# merk mag dit.} other {# merken mogen dit.}}',
  'consents.reading': 'Uw toestemmingen en de blockchain worden gelezen …',
  'consents.reason.controllerChanged':
    'De kennisgeving van het merk noemt nu een ander bedrijf, dus deze toestemming telt niet meer. U kunt haar nog steeds intrekken.',
  'consents.reason.other': 'De blockchain bevestigt deze toestemming niet ({reason}), dus zij telt niet.',
  'consents.reason.unknownNotice':
    'De kennisgeving die deze toestemming noemt, staat niet op de blockchain, dus zij telt niet.',
  'consents.receipt': 'Bewijs',
  'consents.receiptOf': 'Bewijs: {what}',
  'consents.revoke': 'Intrekken',
  'consents.revokeBrand': 'Intrekken: alles bij {brand}',
  'consents.revokedByBrand': 'door het merk ingetrokken op {date}',
  'consents.revokedByYou': 'ingetrokken op {date}',
  'consents.revokeForAll': 'Voor alle intrekken',
  'consents.revokeForAllOf': 'Voor alle intrekken: {what}',
  'consents.revokeUse': 'Intrekken: {category} voor {purpose} bij {brand}',
  'consents.search': 'Zoeken in merken, gegevens en doelen',
  'consents.sentence.none': 'Geen enkel merk mag uw gegevens gebruiken.',
  'consents.sentence.pending':
    '{count, plural, one {# gebruik wordt ingetrokken.} other {# gebruiken worden ingetrokken.}}',
  'consents.sentence.some':
    '{brands, plural, one {# merk mag} other {# merken mogen}} {categories, plural, one {# soort gegevens} other {# soorten gegevens}} gebruiken voor {purposes, plural, one {# doel} other {# doelen}}.',
  'consents.sentence.unknown':
    '{count, plural, one {Van # gebruik weten wij het niet: de blockchain kon niet worden gelezen.} other {Van # gebruiken weten wij het niet: de blockchain kon niet worden gelezen.}}',
  'consents.sentence.waiting':
    '{count, plural, one {# gebruik wacht op vastlegging.} other {# gebruiken wachten op vastlegging.}}',
  'consents.sinceUntil': '{since} – {until}',
  'consents.special': 'bijzonder',
  'consents.stale': 'De blockchain is nu niet leesbaar. U ziet wat zij eerder toonde.',
  'consents.status.lapsed': 'Nooit op tijd vastgelegd, niet van kracht',
  'consents.status.reading': 'Wordt gelezen …',
  'consents.status.unknown': 'Kon niet worden gelezen',
  'consents.status.void': 'Niet van kracht',
  'consents.status.waiting': 'Wacht op vastlegging',
  'consents.stop.brands': 'Bij: {brands}',
  'consents.stop.button': 'Alles stoppen',
  'consents.stop.cancel': 'Alles behouden',
  'consents.stop.confirm': '{count, plural, one {# merk stoppen} other {Alle # merken stoppen}}',
  'consents.stop.does': 'Wat dit doet',
  'consents.stop.doesEach': 'Trekt elke toestemming in die u deze merken hebt gegeven.',
  'consents.stop.doesFree': 'Gratis. De relay betaalt de netwerkkosten.',
  'consents.stop.doesNot': 'Wat dit niet doet',
  'consents.stop.doesNotDelete': 'Gegevens die de merken al hebben, worden hierdoor niet gewist.',
  'consents.stop.doesNotUndo': 'Het kan niet ongedaan worden gemaakt. U kunt op elk moment nieuwe toestemming geven.',
  'consents.stop.doesSeparately': 'Elk merk wordt apart op de hoogte gebracht, nooit als één lijst.',
  'consents.stop.title': 'Alles stoppen?',
  'consents.tabs': 'Toestemmingen tonen per',
  'consents.title': 'Mijn toestemmingen',
  'consents.turnedTitle': '{brand}: {what}',
  'consents.use': '{category} voor {purpose}',
}

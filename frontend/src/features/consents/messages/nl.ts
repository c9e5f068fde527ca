export default {
  'consents.brandsTab': 'Merken',
  'consents.data': 'Gegevens',
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
  'consents.endsOn': '{what} eindigt op {date}',
  'consents.for': 'Voor {purposes}',
  'consents.gridTab': 'Raster',
  'consents.loadFailed': 'De blockchain kon niet worden gelezen. Dat betekent niet dat er geen toestemmingen zijn.',
  'consents.purposes': 'Doelen',
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
  'consents.revokeUse': 'Intrekken: {category} voor {purpose} bij {brand}',
  'consents.reviewLink': 'Stap voor stap doorlopen',
  'consents.search': 'Zoeken in merken, gegevens en doelen',
  'consents.select.begin': 'Meerdere selecteren',
  'consents.select.brand': '{brand} selecteren',
  'consents.sentence.ending':
    '{count, plural, one {# gebruik eindigt binnen {days} dagen.} other {# gebruiken eindigen binnen {days} dagen.}}',
  'consents.sentence.none': 'Geen enkel merk mag uw gegevens gebruiken.',
  'consents.sentence.pending':
    '{count, plural, one {# gebruik wordt ingetrokken.} other {# gebruiken worden ingetrokken.}}',
  'consents.sentence.some':
    '{brands, plural, one {# merk mag} other {# merken mogen}} {categories, plural, one {# soort gegevens} other {# soorten gegevens}} gebruiken voor {purposes, plural, one {# doel} other {# doelen}}.',
  'consents.sentence.unknown':
    '{count, plural, one {Van # gebruik weten wij het niet: de blockchain kon niet worden gelezen.} other {Van # gebruiken weten wij het niet: de blockchain kon niet worden gelezen.}}',
  'consents.sentence.waiting':
    '{count, plural, one {# gebruik wacht op vastlegging.} other {# gebruiken wachten op vastlegging.}}',
  'consents.showEnding': '{count, plural, one {Dit tonen} other {Deze tonen}}',
  'consents.sinceUntil': '{since} – {until}',
  'consents.special': 'bijzonder',
  'consents.stale': 'De blockchain is nu niet leesbaar. U ziet wat zij eerder toonde.',
  'consents.status.lapsed': 'Nooit op tijd vastgelegd, niet van kracht',
  'consents.status.reading': 'Wordt gelezen …',
  'consents.status.unknown': 'Kon niet worden gelezen',
  'consents.status.void': 'Niet van kracht',
  'consents.status.waiting': 'Wacht op vastlegging',
  'consents.stop.button': 'Alles stoppen',
  'consents.tabs': 'Toestemmingen tonen per',
  'consents.timelineTab': 'Tijdlijn',
  'consents.title': 'Mijn toestemmingen',
  'consents.use': '{category} voor {purpose}',
}

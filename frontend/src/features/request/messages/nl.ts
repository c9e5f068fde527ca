export default {
  'request.account': 'Voor uw account {account}',
  'request.allow': 'Selectie toestaan',
  'request.allowedToday': 'Vandaag toegestaan. Zet het uit om het in te trekken.',
  'request.alsoRevokes': 'Hiermee trekt u ook in: {uses}',
  'request.back': 'Terug',
  'request.brandsWords': 'In de woorden van {brand}:',
  'request.changes.added': 'onderstreept: nieuw',
  'request.changes.addedSpoken': 'nieuw:',
  'request.changes.controller': 'Verantwoordelijk',
  'request.changes.new': 'nieuw',
  'request.changes.no': 'nee',
  'request.changes.noLimit': 'geen grens',
  'request.changes.removed': 'doorgehaald: vervallen',
  'request.changes.removedSpoken': 'vervallen:',
  'request.changes.special': 'Gevoelige gegevens',
  'request.changes.title': 'Wat er is veranderd sinds uw toestemming van {date}',
  'request.changes.yes': 'ja',
  'request.choose': 'Kies wat u toestaat',
  'request.days': '{days, plural, one {# dag} other {# dagen}}',
  'request.decline': 'Alles weigeren',
  'request.domainChecked': '{domain}, vergeleken met de blockchain',
  'request.duration': 'Toestemming geldt hoogstens',
  'request.fault.controller':
    'De kennisgeving van dit merk noemt iemand anders dan het merk zelf. Er is niets ondertekend; vraag het merk.',
  'request.fault.expired': 'Deze aanvraag is ouder dan 15 minuten. Ga terug naar het merk en begin opnieuw.',
  'request.fault.gone':
    'Deze aanvraag bestaat niet meer, of heeft nooit bestaan. Ga terug naar het merk en begin opnieuw.',
  'request.fault.locale': 'De aanvraag is in een taal die de kennisgeving niet heeft. Er is niets ondertekend.',
  'request.fault.malformed': 'Deze link of aanvraag is niet volledig. Ga terug naar het merk en begin opnieuw.',
  'request.fault.no-notice':
    'Dit merk heeft geen leesbare kennisgeving gepubliceerd; er is dus niets om mee in te stemmen.',
  'request.fault.not-in-notice':
    'Het merk vraagt om iets wat de gepubliceerde kennisgeving niet noemt. Er is niets ondertekend.',
  'request.fault.outdated':
    'Het merk heeft sinds de aanvraag een nieuwere kennisgeving gepubliceerd. Ga terug naar het merk en begin opnieuw.',
  'request.fault.return-url':
    'Het merk wil u doorsturen naar een andere site dan die van zichzelf. Dat doen wij niet; er is niets ondertekend.',
  'request.fault.too-long': 'De bewijzen zijn te lang om in één adres terug te brengen. Kies minder tegelijk.',
  'request.fault.unknown-brand':
    'Onder deze link is geen merk ingeschreven. Misschien is hij onvolledig. Er is niets ondertekend.',
  'request.fault.unreachable':
    'De server van het merk heeft de aanvraag niet gegeven. Probeer het opnieuw, of ga terug naar het merk.',
  'request.fault.used':
    'Deze aanvraag is al beantwoord. Ga terug naar het merk en begin opnieuw als u iets wilt veranderen.',
  'request.gpcDenied': 'De Global Privacy Control van uw browser zegt hier al nee tegen.',
  'request.gpcOn':
    'Uw browser stuurt een Global Privacy Control-signaal. Merken vatten dat op als een nee hiertegen, wat u ook toestaat: {purposes}.',
  'request.ifYouDecline': 'Als u weigert:',
  'request.inReturn': 'U krijgt daarvoor:',
  'request.kept': 'Bewaard gedurende',
  'request.later': 'Later beslissen',
  'request.limit': 'Hoogstens',
  'request.limitText': '{times} keer in {days, plural, one {# dag} other {# dagen}}',
  'request.nobody': 'niemand',
  'request.nothingChosen': 'Er is nog niets geselecteerd.',
  'request.nowhere': 'nergens anders',
  'request.otherAccount':
    'Met deze wallet staat u bij {brand} al voor het account {other}. Een wallet staat bij elk merk voor één account: kies in uw wallet een ander account voor {account}.',
  'request.otherAccountKeys':
    'Met deze passkey of dit herstelbestand staat u bij {brand} al voor het account {other}. Bij elk merk staat één passkey of bestand voor één account: vergrendel de app en ontgrendel die voor {account} met iets anders of met een wallet.',
  'request.question':
    '{others, plural, =0 {Mag {brand} deze gegevens gebruiken: {category}, voor: {purpose}?} one {Mag {brand} deze gegevens gebruiken: {category}, voor: {purpose}, en in nog één geval?} other {Mag {brand} deze gegevens gebruiken: {category}, voor: {purpose}, en in nog # gevallen?}}',
  'request.reading': 'Aanvraag, merk en kennisgeving worden gelezen …',
  'request.readingYours': 'Wij lezen wat u vandaag toestaat …',
  'request.recipients': 'Gedeeld met',
  'request.revokedAnyway': 'Wat u hebt uitgezet, wordt toch ingetrokken: {uses}',
  'request.sign': 'Ondertekenen en terug',
  'request.special':
    'Dit zijn gevoelige gegevens, bijvoorbeeld over uw gezondheid. De vraag staat op zichzelf, en alleen uw uitdrukkelijke ja telt.',
  'request.specialNo': 'Niet toestaan',
  'request.specialYes': 'Ik stem uitdrukkelijk in',
  'request.statementIntro':
    '{count, plural, one {U ondertekent precies deze tekst, niets meer.} other {U ondertekent precies deze # teksten, niets meer.}} Geen kosten, geen transactie.',
  'request.statementTitle': 'Lees voordat u ondertekent',
  'request.step': 'Stap {step} van {steps}',
  'request.title': 'Een merk vraagt om uw toestemming',
  'request.toBrand': 'Terug naar {brand}',
  'request.transfers': 'Doorgegeven naar',
  'request.unconfirmed':
    'Eerder ondertekend, nog niet bevestigd door de blockchain. Laat u het uit, dan wordt het ingetrokken.',
  'request.use': '{category} voor {purpose}',
  'request.willBeRevoked': 'Wordt ingetrokken.',
}

export default {
  'revocations.effect': 'Dit stopt toekomstig gebruik. Gegevens die het merk al heeft, worden hierdoor niet gewist.',
  'revocations.noFee': 'Gratis. De relay betaalt de netwerkkosten.',
  'revocations.nothing': 'Er is niets meer in te trekken: de blockchain toont het al als gestopt.',
  'revocations.preparing': 'Intrekken wordt voorbereid …',
  'revocations.progress.asked': 'Antwoord alstublieft in uw wallet.',
  'revocations.progress.askedEarlier':
    'Uw wallet is gevraagd, maar deze pagina kan het antwoord niet meer te weten komen. Verstuurt de wallet het, dan toont de blockchain het hier. Zo niet, verstuur het dan opnieuw.',
  'revocations.progress.cancelled':
    'De transactie is in uw wallet geannuleerd. Er is niets ingetrokken; {brand} en de relay worden nog steeds gevraagd.',
  'revocations.progress.confirmed': 'De blockchain toont het als ingetrokken sinds {time}.',
  'revocations.progress.dropped':
    'Het netwerk kent de transactie niet: het heeft haar laten vallen, of zij is nooit verstuurd. Er is niets ingetrokken; {brand} en de relay worden nog steeds gevraagd.',
  'revocations.progress.failed':
    'Noch {brand} noch de relay heeft het aangenomen. Het is nog niet ingetrokken. Wij blijven het proberen; u kunt het ook zelf versturen.',
  'revocations.progress.final': 'De blockchain toont het als ingetrokken sinds {time}, en het blok is definitief.',
  'revocations.progress.included': 'Het staat in een blok. Wij lezen het terug van de blockchain.',
  'revocations.progress.preparing': 'In voorbereiding. Er is nog niets verstuurd.',
  'revocations.progress.rejected':
    'Er kwam geen transactie van uw wallet: u of de wallet heeft geweigerd. {brand} en de relay worden nog steeds gevraagd.',
  'revocations.progress.replaced':
    'Een andere transactie van uw wallet nam de plaats in. Er is niets ingetrokken; {brand} en de relay worden nog steeds gevraagd.',
  'revocations.progress.reverted':
    'De blockchain heeft de transactie geweigerd. Er is niets ingetrokken; {brand} en de relay worden nog steeds gevraagd.',
  'revocations.progress.sentByBrand': '{brand} heeft het aangenomen en zet het op de blockchain.',
  'revocations.progress.sentByRelay': 'De relay heeft het aangenomen en zet het op de blockchain.',
  'revocations.progress.sentByWallet': 'Uw wallet heeft het verstuurd. Het wacht op een blok.',
  'revocations.progress.waiting': 'Op dit apparaat bewaard. {brand} en de relay worden op de hoogte gebracht.',
  'revocations.scope.brand': 'Alles',
  'revocations.scope.category': '{category}, voor elk doel',
  'revocations.scope.purpose': 'Elk soort gegevens, voor {purpose}',
  'revocations.scope.rest': 'Eerder vrijgegeven geheimen',
  'revocations.scope.use': '{category} voor {purpose}',
  'revocations.sendYourself': 'Zelf versturen',
  'revocations.silent':
    'Uw wallet heeft nog niet geantwoord. Het venster is misschien verborgen of vergrendeld. U kunt blijven wachten of opnieuw versturen.',
  'revocations.tryAgain': 'Opnieuw proberen',
  'revocations.warning.account': 'Dit account zou het versturen: {address}',
  'revocations.warning.cancel': 'Niet versturen',
  'revocations.warning.else':
    'Wachten kost niets: wij blijven het merk en de relay vragen, en bij geen van beide is uw wallet te zien.',
  'revocations.warning.fee': 'Uw wallet betaalt de netwerkkosten.',
  'revocations.warning.noWallet':
    'U hebt uw toestemmingen zonder wallet geopend, dus er is er geen verbonden. Om zelf te versturen is er een nodig.',
  'revocations.warning.otherAccount':
    'Uw wallet staat op een ander account dan dat waarmee u hebt ontgrendeld. Dit account zou het versturen: {address}',
  'revocations.warning.public':
    'Het adres van uw wallet staat dan naast {brand} op een openbare blockchain, voor iedereen zichtbaar en blijvend.',
  'revocations.warning.send': 'Versturen met mijn wallet',
  'revocations.warning.title': 'Zelf versturen?',
}

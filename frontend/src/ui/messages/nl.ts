export default {
  'ui.error.walletAccountChanged':
    'Uw wallet toont deze pagina het gevraagde account niet: het is intussen gewisseld of vergrendeld. Kies het account in uw wallet en probeer het dan opnieuw.',
  'ui.error.walletChangesSignature':
    'Deze wallet ondertekent dezelfde tekst elke keer anders, dus er kunnen geen sleutels uit worden afgeleid. Er is niets bewaard. Gebruik een andere wallet, of bewaar uw sleutel in plaats daarvan in een herstelbestand.',
  'ui.error.walletFailed':
    'In uw wallet ging iets mis; de wallet gaf geen bruikbaar antwoord. Probeer het opnieuw; lukt het weer niet, start de wallet dan opnieuw of gebruik een andere.',
  'ui.error.walletOtherChain':
    'Uw wallet staat op een ander netwerk en is niet naar het benodigde netwerk met nummer {chainId} gewisseld. Er is niets verstuurd. Kies dat netwerk in uw wallet en verstuur dan opnieuw.',
  'ui.error.walletSignatureUnusable':
    'Het antwoord van de wallet is geen handtekening van dit account. Kies het verbonden account, en gebruik een gewoon account, geen contract.',
  'ui.error.unsafeFrame':
    'Deze pagina staat in een andere pagina en vraagt daarom niet om handtekeningen. Open haar in een eigen venster.',
  'ui.error.unsafeHost':
    'Deze pagina staat niet op haar eigen adres en vraagt daarom niet om handtekeningen. Open haar op het adres dat u kent.',
  'ui.copy.button': 'Kopiëren',
  'ui.copy.done': 'Gekopieerd',
  'ui.copy.failed': 'De browser stond kopiëren niet toe.',
  'ui.copy.label': '{name} kopiëren',
  'ui.dialog.close': 'Sluiten',
  'ui.error.blockMissing':
    'De node heeft dit blok niet. Misschien loopt hij achter, of de blockchain is geherordend: probeer het opnieuw.',
  'ui.error.chainRefused':
    'De node weigerde de vraag. Probeer het opnieuw; blijft het misgaan, kies dan een andere node in de instellingen.',
  'ui.error.chainUnreachable':
    'De blockchain kon niet worden gelezen. Dat betekent niet dat er geen toestemmingen zijn. Controleer uw verbinding en probeer het opnieuw.',
  'ui.error.contractMissing':
    'Op het ingestelde adres staat op de blockchain van deze node geen ledger. Dat betekent niet dat er niets is vastgelegd. Meld het aan de beheerder van deze app.',
  'ui.error.details': 'Technische details',
  'ui.error.insufficientFunds':
    'Uw wallet bevat niet genoeg voor de netwerkkosten. De relay kan het in plaats daarvan gratis versturen.',
  'ui.error.momentInFuture':
    'Dit moment is op de blockchain nog niet bereikt. Niemand kan weten wat er tot dan wordt ingetrokken: kies een eerder moment.',
  'ui.error.nodeIncomplete':
    'De node heeft iets weggelaten dat op de blockchain moet staan. Vertrouw er niet op: gebruik een node die alle logs bewaart.',
  'ui.error.backupRefused':
    'De back-updienst weigerde. Controleer of de klok van dit apparaat goed staat en probeer het opnieuw. Er is niets verwijderd.',
  'ui.error.backupUnreachable':
    'De back-updienst antwoordt niet, dus de back-up is niet gewijzigd. Probeer het later opnieuw.',
  'ui.error.brandMismatch': 'Deze website bevestigt niet dat zij van het merk is. Er is niets naartoe gestuurd.',
  'ui.error.brandRefused':
    'Het merk antwoordde, maar niet met wat werd gevraagd. Wat u ziet, komt van dit apparaat en van de blockchain.',
  'ui.error.brandUnreachable':
    'Het merk antwoordt niet. Wat u ziet, komt van dit apparaat en van de blockchain. Probeer het later opnieuw.',
  'ui.error.documentOutdated':
    'Uw bewaarde toestemmingen zijn geschreven door een nieuwere versie van deze app. Laad de nieuwste versie; er is niets verwijderd.',
  'ui.error.secretNotOurs':
    'Deze toestemming is met een andere wallet, een andere passkey of een ander herstelbestand gegeven. Ontgrendel daarmee om haar in te trekken.',
  'ui.error.storageRefused':
    'Deze browser heeft de wijziging niet bewaard. In dit tabblad en in uw back-up geldt zij wel. Verlaat de privémodus of maak ruimte vrij.',
  'ui.error.walletNotConnected':
    'Uw wallet toont deze pagina geen account. Misschien is hij vergrendeld: open hem, ontgrendel hem daar en probeer het dan opnieuw.',
  'ui.error.retry': 'Opnieuw proberen',
  'ui.error.unknown':
    'Er ging iets mis wat niet was voorzien. Er is niets verstuurd, tenzij het onder ‘Activiteit’ staat.',
  'ui.error.unknownBrand':
    'Onder deze id is in deze ledger geen merk geregistreerd. Misschien is de link onvolledig of hoort hij bij een andere blockchain.',
  'ui.error.walletBusy':
    'Uw wallet heeft nog een eerdere vraag openstaan. Open de wallet, beantwoord die vraag en probeer het opnieuw.',
  'ui.error.walletRejected':
    'U hebt in uw wallet geweigerd. Er is niets ondertekend en niets verstuurd. U kunt het altijd opnieuw proberen.',
  'ui.error.wrongChain':
    'De node hoort bij een andere blockchain dan deze app. Kies in de instellingen een andere node, of meld het aan de beheerder van deze app.',
  'ui.freshness.fresh': 'Gecontroleerd bij blok {block}, {seconds} s geleden',
  'ui.freshness.lost': 'De blockchain is nu niet leesbaar. Laatst gecontroleerd bij blok {block}, {seconds} s geleden',
  'ui.freshness.oldBlock':
    'Gecontroleerd bij blok {block}, maar er is al {minutes, plural, one {# minuut} other {# minuten}} geen blok gemaakt: wat u ziet kan verouderd zijn',
  'ui.freshness.reading': 'De blockchain wordt gelezen …',
  'ui.freshness.unread': 'De blockchain kon niet worden gelezen. Dat betekent niet dat er geen toestemmingen zijn.',
  'ui.status.allowed': 'Toegestaan',
  'ui.status.endsSoon': 'Eindigt binnenkort',
  'ui.status.expired': 'Verlopen',
  'ui.status.notAllowed': 'Niet toegestaan',
  'ui.status.pending': 'Wordt ingetrokken, nog niet bevestigd',
  'ui.status.revoked': 'Ingetrokken',
  'ui.error.passphraseTooShort':
    'Deze wachtzin is te kort. Neem ten minste 12 tekens, zoals vijf willekeurige woorden.',
  'ui.error.recoveryFileUnreadable':
    'Dit herstelbestand gaat met deze wachtzin niet open. Of het is een andere wachtzin, of het bestand is beschadigd of is geen herstelbestand; welk van beide is hier niet te zien. Typ de wachtzin opnieuw, of kies een andere kopie van het bestand.',
}

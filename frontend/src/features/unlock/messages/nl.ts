export default {
  'unlock.abandon': 'Niet langer wachten',
  'unlock.back': 'Terug naar de wallets',
  'unlock.browserWallet': 'Wallet van deze browser',
  'unlock.connecting': 'Uw wallet vraagt of deze pagina uw account mag kennen. Ga daar akkoord.',
  'unlock.file.door': 'Openen met een herstelbestand',
  'unlock.idle': 'Vergrendeld, omdat deze pagina {minutes} minuten niet is gebruikt.',
  'unlock.idleText': 'Uw sleutels zijn hier vergeten. Ontgrendel om verder te gaan waar u was.',
  'unlock.intro': 'Eén handtekening opent uw toestemmingen. Dat kost niets en stuurt niets naar de blockchain.',
  'unlock.newSeed': 'In plaats daarvan een herstelbestand maken',
  'unlock.noWallet': 'In deze browser is geen wallet gevonden.',
  'unlock.noWalletHelp':
    'Installeer een wallet voor Ethereum als browserextensie, of open deze pagina in de browser van een wallet-app. Laad de pagina daarna opnieuw.',
  'unlock.passkey.door': 'Zonder wallet: met een passkey',
  'unlock.signing': 'Uw wallet toont een tekst om te ondertekenen. Lees en onderteken die daar.',
  'unlock.signingAgain':
    'Onderteken dezelfde tekst nog een keer. Wij controleren of uw wallet die altijd hetzelfde ondertekent; dit wordt alleen de eerste keer gevraagd.',
  'unlock.silent':
    'Uw wallet heeft nog niet geantwoord. Het venster is misschien verborgen of vergrendeld. Als er niets verschijnt, wacht dan niet langer en probeer het opnieuw.',
  'unlock.title': 'Ontgrendelen met uw wallet',
  'unlock.what': 'Wat onderteken ik?',
  'unlock.whatText':
    'Uit deze handtekening worden in deze browser uw sleutels afgeleid; ze verlaten hem nooit. Onderteken deze tekst alleen op {host}: wie de handtekening heeft, kan namens u handelen.',
  'unlock.yourAddress': '(uw adres)',
}

export default {
  'settings.chain': 'Chain',
  'settings.data': 'Gegevens op dit apparaat',
  'settings.delete.both': 'Van dit apparaat en uit de back-up verwijderen',
  'settings.delete.bothText':
    'De bewijzen op dit apparaat en de verzegelde back-up worden verwijderd. De merken hebben die van hen nog, en met alleen uw wallet, uw passkey of uw herstelbestand kunt u nog steeds alles intrekken.',
  'settings.delete.confirm': 'Verwijderen',
  'settings.delete.device': 'Van dit apparaat verwijderen',
  'settings.delete.deviceText': 'De bewijzen op dit apparaat worden verwijderd. De verzegelde back-up blijft.',
  'settings.delete.keep': 'Behouden',
  'settings.delete.notBackedUp': 'Niet alles op dit apparaat staat ook in de back-up.',
  'settings.delete.revokesNothing': 'Verwijderen trekt niets in: wat u toestond, blijft toegestaan.',
  'settings.delete.text':
    'Uw bewijzen staan op dit apparaat, verzegeld met uw sleutel. Zonder uw wallet, uw passkey of uw herstelbestand kan niemand ze lezen.',
  'settings.delete.title': 'Deze gegevens verwijderen?',
  'settings.delete.backupUnknown': 'Zolang dit vergrendeld is, kan niemand zeggen of alles in de back-up staat.',
  'settings.idle.minutes': '{minutes, plural, one {na # minuut zonder gebruik} other {na # minuten zonder gebruik}}',
  'settings.idle.text':
    'Bij het vergrendelen wordt uw sleutel in dit tabblad vergeten. Wat is opgeslagen blijft, verzegeld.',
  'settings.idle.title': 'Vanzelf vergrendelen',
  'settings.stored.device': 'In deze browser',
  'settings.stored.deviceText':
    'Verzegeld met uw sleutel: uw bewijzen en wat u hebt ingedrukt. Leesbaar: taal, weergave, tijd tot vergrendelen, het adres van uw eigen node, wanneer een herstelbestand is gemaakt en of een wallet elke keer gelijk ondertekent; niets daarvan noemt u.',
  'settings.stored.backup': 'Bij de back-updienst',
  'settings.stored.backupText': 'Dezelfde bewijzen, verzegeld met uw sleutel. De dienst ziet uw netwerkadres.',
  'settings.stored.brands': 'Bij elk merk',
  'settings.stored.brandsText': 'De bewijzen die u aan dat merk hebt gegeven, en zijn logboek van elk gebruik.',
  'settings.stored.chain': 'Op de blockchain',
  'settings.stored.chainText':
    'Vingerafdrukken van veel bewijzen samen, en de geheimen die intrekken. Geen naam en geen adres van u.',
  'settings.stored.nowhere': 'Nergens',
  'settings.stored.nowhereText':
    'Uw sleutel. Die staat in het geheugen van dit tabblad zolang het ontgrendeld is, en in een herstelbestand als u er een hebt gemaakt.',
  'settings.language': 'Taal',
  'settings.ledger': 'Ledger',
  'settings.locked': 'Ontgrendel om te zien wat dit apparaat van u bevat.',
  'settings.node': 'Node',
  'settings.nodeText': 'Alles over uw toestemmingen wordt van deze node gelezen. Die ziet uw netwerkadres.',
  'settings.ownNode.back': 'Terug naar de node van de beheerder',
  'settings.ownNode.label': 'Een eigen node',
  'settings.ownNode.noUrl':
    'Dit is geen adres van een node die de pagina mag vragen. Het begint met https:// en bevat geen wachtwoord.',
  'settings.ownNode.take': 'Van deze node lezen',
  'settings.ownNode.text':
    'Dan wordt alleen die gevraagd, en alleen vanuit deze browser. Hij moet vragen van andere websites toestaan. De pagina laadt opnieuw, dus u ontgrendelt nog een keer.',
  'settings.recovery': 'Herstelbestand',
  'settings.recoveryLocked': 'Ontgrendel om een herstelbestand te maken.',
  'settings.relay': 'Relay en back-up',
  'settings.theme.dark': 'Donker',
  'settings.theme.light': 'Licht',
  'settings.theme.system': 'Zoals op dit apparaat',
  'settings.theme.title': 'Weergave',
}

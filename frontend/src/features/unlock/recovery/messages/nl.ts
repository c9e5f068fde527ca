export default {
  'unlock.file.choose': 'Bestand kiezen',
  'unlock.file.chooseFirst': 'Kies eerst uw herstelbestand.',
  'unlock.file.chosen': 'Gekozen: {name}',
  'unlock.file.deriving': 'Uit de wachtzin wordt de sleutel berekend',
  'unlock.file.download': 'Bestand downloaden',
  'unlock.file.drop': 'Sleep uw herstelbestand hierheen, of kies het',
  'unlock.file.intro': 'Een herstelbestand en de wachtzin ervan openen uw toestemmingen zonder wallet.',
  'unlock.file.making': 'Het bestand wordt afgesloten …',
  'unlock.file.newPassphrase': 'Nieuwe wachtzin',
  'unlock.file.notSame': 'De twee zijn nog niet gelijk.',
  'unlock.file.open': 'Openen',
  'unlock.file.opening': 'Wordt geopend …',
  'unlock.file.passphrase': 'Wachtzin van het bestand',
  'unlock.file.passphraseAgain': 'Dezelfde wachtzin nog een keer',
  'unlock.file.passphraseFirst': 'Typ eerst de wachtzin.',
  'unlock.file.private': 'Het bestand wordt in deze browser geopend. Bestand noch wachtzin wordt ergens heen gestuurd.',
  'unlock.file.same': 'Beide zijn gelijk.',
  'unlock.file.strength.empty':
    'Ten minste 12 tekens. Vijf willekeurige woorden zijn makkelijk te onthouden en moeilijk te raden.',
  'unlock.file.strength.fair': 'Redelijk. Een paar woorden meer maken de wachtzin veel sterker.',
  'unlock.file.strength.short': 'Te kort: er zijn ten minste 12 tekens nodig.',
  'unlock.file.strength.strong': 'Sterk door de lengte, zolang het geen bekende zin is.',
  'unlock.file.strength.weak':
    'Zwak: de wachtzin herhaalt zich of is makkelijk te raden. Neem meerdere verschillende woorden.',
  'unlock.file.title': 'Openen met een herstelbestand',
  'unlock.file.typeAgain': 'Typ twee keer dezelfde wachtzin.',
  'unlock.file.typeFirst': 'Typ een wachtzin van ten minste 12 tekens.',
  'unlock.keep.cancel': 'Geen bestand maken',
  'unlock.keep.lastMade': 'Laatst gemaakt op dit apparaat: {when}.',
  'unlock.keep.made': 'Het herstelbestand is gemaakt.',
  'unlock.keep.madeText':
    'Kijk of het staat waar uw browser downloads neerzet, en bewaar bestand en wachtzin op twee plaatsen.',
  'unlock.keep.make': 'Herstelbestand maken',
  'unlock.keep.never': 'Op dit apparaat is er nog geen gemaakt.',
  'unlock.keep.text':
    'Met een herstelbestand en de wachtzin ervan kunt u uw toestemmingen zien en intrekken als u uw wallet verliest. Eén bestand is genoeg voor nu en later.',
  'unlock.keep.whoHasIt':
    'Wie het bestand en de wachtzin heeft, kan namens u handelen. Een bestand kan niet ongeldig worden gemaakt: verwijder kopieën die u niet meer nodig hebt.',
  'unlock.new.checkText':
    'Open het bestand dat u net hebt gedownload. Pas als dat is gelukt, wordt er iets ontgrendeld.',
  'unlock.new.checkTitle': 'Controleer nu of u het hebt',
  'unlock.new.downloadAgain': 'Nog een keer downloaden',
  'unlock.new.intro':
    'Uw wallet kan niet de sleutel tot uw toestemmingen zijn. Een willekeurige sleutel kan dat wel. Die staat in een herstelbestand en nergens anders.',
  'unlock.new.lost':
    'Als u het bestand verliest of de wachtzin vergeet, kan niemand de sleutel terughalen. U zou dan zelf niets meer kunnen intrekken: toestemmingen eindigen op de dag die erin staat, of wanneer het merk ze voor u beëindigt.',
  'unlock.new.nextTime': 'Vanaf nu opent u uw toestemmingen met dit bestand en de wachtzin ervan, niet met de wallet.',
  'unlock.new.once':
    'Als u al eerder zo’n bestand hebt gemaakt, open dan dat: een nieuw bestand opent eerdere toestemmingen niet.',
  'unlock.new.other': 'Dit is een ander herstelbestand. Kies het bestand dat u net hebt gedownload.',
  'unlock.new.title': 'Uw sleutel in een herstelbestand bewaren',
  'unlock.new.whoHasIt': 'Wie het bestand en de wachtzin heeft, kan namens u handelen.',
}

export default {
  'app.doorMe': 'Voor mij',
  'app.home.mine': 'Naar mijn toestemmingen',
  'app.doorAudit': 'Voor auditors',
  'app.consents': 'Toestemmingen',
  'app.doors': 'Onderdelen',
  'app.home.free': 'Intrekken is gratis, kost één klik en u hebt er niemands toestemming voor nodig.',
  'app.home.lead': 'Zie welke merken welke gegevens van u mogen gebruiken en stop elk gebruik wanneer u wilt.',
  'app.home.private': 'Uw sleutels blijven in deze browser. Op de blockchain staan geen adres en geen naam van u.',
  'app.home.proof':
    'Niets geldt als ingetrokken voordat de blockchain dat zegt, en bij elke bewering hoort het bewijs.',
  'app.home.tour': 'Rondkijken met voorbeeldgegevens',
  'app.home.title': 'Uw toestemmingen in uw handen',
  'app.language': 'Taal',
  'app.locked': 'Ontgrendel om dit te zien. Zolang het vergrendeld is, is op dit apparaat niets leesbaar.',
  'app.lost.home': 'Naar de startpagina',
  'app.lost.lead': 'Dit adres leidt nergens heen. Misschien is de link onvolledig.',
  'app.lost.title': 'Pagina niet gevonden',
  'app.me': 'Van u',
  'app.skip': 'Naar de inhoud',
  'app.startFailed':
    'De app kon niet starten omdat de configuratie ontbreekt of onjuist is. Laad de pagina opnieuw; blijft het misgaan, meld het dan aan de beheerder.',
  'app.framed':
    'Deze pagina zit in een andere pagina. Hier kan niets worden ontgrendeld of ondertekend: wat u ziet, kan bedekt zijn.',
  'app.framedOpen': 'In een eigen venster openen',
  'app.opening': 'Wordt geopend …',
  'app.settings': 'Instellingen',
  'app.activity': 'Activiteit',
}

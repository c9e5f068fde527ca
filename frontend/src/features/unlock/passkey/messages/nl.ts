export default {
  'unlock.passkey.asked': 'Uw apparaat vraagt om uw passkey. Bevestig die daar.',
  'unlock.passkey.fault.changes':
    'Deze passkey geeft niet twee keer dezelfde sleutel en kan uw toestemmingen dus niet bewaren. U kunt hem verwijderen. Gebruik een ander apparaat, een wallet of een herstelbestand.',
  'unlock.passkey.fault.no-secret':
    'Deze passkey kan niet de sleutel tot uw toestemmingen zijn: het apparaat of de wachtwoordmanager die hem bewaart, maakt geen geheimen (WebAuthn PRF). U kunt hem verwijderen. Gebruik een andere, een wallet of een herstelbestand.',
  'unlock.passkey.fault.not-used':
    'Er is geen passkey gebruikt. U bent gestopt, het duurde te lang, of er is er op dit apparaat geen voor deze pagina. Er is niets ontgrendeld.',
  'unlock.passkey.fault.unsupported':
    'Deze browser biedt hier geen passkeys. Gebruik een andere browser, een wallet of een herstelbestand.',
  'unlock.passkey.goOn': 'Verder naar mijn toestemmingen',
  'unlock.passkey.intro':
    'Een passkey wordt bewaard door uw apparaat of wachtwoordmanager en opent met uw vinger, gezicht of pincode. Hij kan de sleutel tot uw toestemmingen zijn, helemaal zonder wallet.',
  'unlock.passkey.lost':
    'Als u hem verliest, kan niemand hem terughalen. Met een herstelbestand kunt u uw toestemmingen ook dan nog zien en intrekken.',
  'unlock.passkey.made': 'Uw passkey is gemaakt.',
  'unlock.passkey.madeText':
    'Maak nu een herstelbestand, zodat u uw toestemmingen ook zonder deze passkey kunt intrekken. Dat kan ook later, bij de instellingen.',
  'unlock.passkey.make': 'Een nieuwe passkey maken',
  'unlock.passkey.name': 'Mijn toestemmingen, {date}',
  'unlock.passkey.once': 'Als u er al een hebt gemaakt, gebruik dan die: een nieuwe opent eerdere toestemmingen niet.',
  'unlock.passkey.open': 'Mijn passkey gebruiken',
  'unlock.passkey.title': 'Ontgrendelen met een passkey',
  'unlock.passkey.where':
    'Hij bevat niets over u, en geen merk krijgt hem ooit te zien. Waar uw passkeys worden gesynchroniseerd, opent hij uw toestemmingen ook op uw andere apparaten.',
}

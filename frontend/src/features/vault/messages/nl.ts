export default {
  'vault.damaged': 'Uw back-up gaat niet open.',
  'vault.damagedText':
    'Iets anders dan uw eigen app heeft hem geschreven. Hij is gelaten zoals hij is; u ziet wat dit apparaat bevat. In de instellingen kunt u de back-up verwijderen: dan wordt vanaf dit apparaat een nieuwe gemaakt.',
  'vault.none': 'Geen back-up gevonden. Er wordt er een gemaakt zodra er iets te bewaren is.',
  'vault.outdated': 'Uw back-up is geschreven door een nieuwere versie van deze app.',
  'vault.outdatedText': 'Laad de nieuwste versie van de app om alles te zien. De back-up is gelaten zoals hij is.',
  'vault.readAgain': 'Back-up opnieuw lezen',
  'vault.reading': 'Uw back-up wordt gelezen …',
  'vault.refused': 'De back-updienst weigerde.',
  'vault.refusedText':
    'U ziet wat dit apparaat bevat. Controleer of de klok van dit apparaat goed staat; het wordt vanzelf opnieuw geprobeerd.',
  'vault.synced': 'Verzegeld bewaard, {time}',
  'vault.unreachable': 'De back-updienst antwoordt niet.',
  'vault.unreachableText':
    'U ziet wat dit apparaat bevat; in uw back-up kan meer staan. Het wordt vanzelf opnieuw geprobeerd.',
}

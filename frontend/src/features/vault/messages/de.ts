export default {
  'vault.damaged': 'Ihre Sicherung lässt sich nicht öffnen.',
  'vault.damagedText':
    'Etwas anderes als Ihre eigene App hat sie geschrieben. Sie blieb unverändert; Sie sehen, was dieses Gerät enthält. In den Einstellungen können Sie die Sicherung löschen: Dann entsteht aus diesem Gerät eine neue.',
  'vault.none': 'Keine Sicherung gefunden. Eine entsteht, sobald es etwas aufzubewahren gibt.',
  'vault.outdated': 'Ihre Sicherung stammt von einer neueren Version dieser App.',
  'vault.outdatedText': 'Laden Sie die neueste Version der App, um alles zu sehen. Die Sicherung blieb unverändert.',
  'vault.readAgain': 'Sicherung erneut lesen',
  'vault.reading': 'Ihre Sicherung wird gelesen …',
  'vault.refused': 'Der Sicherungsdienst hat abgelehnt.',
  'vault.refusedText':
    'Sie sehen, was dieses Gerät enthält. Prüfen Sie, ob die Uhr dieses Geräts richtig geht; es wird von selbst erneut versucht.',
  'vault.synced': 'Versiegelt gesichert, {time}',
  'vault.unreachable': 'Der Sicherungsdienst antwortet nicht.',
  'vault.unreachableText':
    'Sie sehen, was dieses Gerät enthält; in Ihrer Sicherung kann mehr stehen. Es wird von selbst erneut versucht.',
}

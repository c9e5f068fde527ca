export default {
  'unlock.passkey.asked': 'Ihr Gerät fragt nach Ihrem Passkey. Bestätigen Sie ihn dort.',
  'unlock.passkey.fault.changes':
    'Dieser Passkey ergibt nicht zweimal denselben Schlüssel und kann Ihre Einwilligungen deshalb nicht verwahren. Sie können ihn löschen. Verwenden Sie ein anderes Gerät, eine Wallet oder eine Wiederherstellungsdatei.',
  'unlock.passkey.fault.no-secret':
    'Dieser Passkey kann nicht der Schlüssel zu Ihren Einwilligungen sein: Das Gerät oder der Passwortmanager, der ihn verwahrt, bildet keine Geheimnisse (WebAuthn PRF). Sie können ihn löschen. Verwenden Sie einen anderen, eine Wallet oder eine Wiederherstellungsdatei.',
  'unlock.passkey.fault.not-used':
    'Es wurde kein Passkey verwendet. Entweder haben Sie abgebrochen, es hat zu lange gedauert, oder auf diesem Gerät gibt es für diese Seite keinen. Es wurde nichts entsperrt.',
  'unlock.passkey.fault.unsupported':
    'Dieser Browser bietet hier keine Passkeys an. Verwenden Sie einen anderen Browser, eine Wallet oder eine Wiederherstellungsdatei.',
  'unlock.passkey.goOn': 'Weiter zu meinen Einwilligungen',
  'unlock.passkey.intro':
    'Einen Passkey verwahrt Ihr Gerät oder Ihr Passwortmanager; er öffnet sich mit Finger, Gesicht oder PIN. Er kann der Schlüssel zu Ihren Einwilligungen sein, ganz ohne Wallet.',
  'unlock.passkey.lost':
    'Wenn Sie ihn verlieren, kann ihn niemand zurückholen. Mit einer Wiederherstellungsdatei können Sie Ihre Einwilligungen auch dann noch sehen und widerrufen.',
  'unlock.passkey.made': 'Ihr Passkey wurde angelegt.',
  'unlock.passkey.madeText':
    'Legen Sie jetzt eine Wiederherstellungsdatei an, damit Sie Ihre Einwilligungen auch ohne diesen Passkey widerrufen können. Das geht auch später in den Einstellungen.',
  'unlock.passkey.make': 'Neuen Passkey anlegen',
  'unlock.passkey.name': 'Meine Einwilligungen, {date}',
  'unlock.passkey.once':
    'Wenn Sie schon einen angelegt haben, verwenden Sie diesen: Ein neuer öffnet frühere Einwilligungen nicht.',
  'unlock.passkey.open': 'Meinen Passkey verwenden',
  'unlock.passkey.title': 'Mit einem Passkey entsperren',
  'unlock.passkey.where':
    'Er enthält nichts über Sie, und keine Marke sieht ihn je. Wo Ihre Passkeys synchronisiert werden, öffnet er Ihre Einwilligungen auch auf Ihren anderen Geräten.',
}

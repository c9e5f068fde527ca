export default {
  'consents.review.back': 'Zurück',
  'consents.review.begin': 'Beginnen',
  'consents.review.check': 'Prüfen, was beendet wird',
  'consents.review.confirm': '{count, plural, one {# Nutzung beenden} other {# Nutzungen beenden}}',
  'consents.review.done': 'Zu meinen Einwilligungen',
  'consents.review.everything': 'alles',
  'consents.review.keepAll': 'Alles behalten',
  'consents.review.keepBrand': 'Alles behalten: {brand}',
  'consents.review.keptAll': 'Sie behalten alles. Es wurde nichts gesendet.',
  'consents.review.next': 'Weiter',
  'consents.review.nothing': 'Es gibt nichts zu beenden.',
  'consents.review.now': 'Jetzt alles beenden',
  'consents.review.nowText':
    'Widerruft jede Einwilligung bei jeder Marke, nach einem letzten Blick darauf, was das bedeutet.',
  'consents.review.question':
    'Schalten Sie aus, was diese Marke nicht mehr tun soll. Vor dem Ende wird nichts gesendet.',
  'consents.review.sent': 'Unterwegs',
  'consents.review.sheet': 'Diese Nutzungen beenden?',
  'consents.review.step': 'Marke {step} von {steps}',
  'consents.review.stopAll': 'Alles beenden',
  'consents.review.stopBrand': 'Alles beenden: {brand}',
  'consents.review.title': 'Durchsicht',
  'consents.review.walk': 'Schritt für Schritt durchgehen',
  'consents.review.walkText':
    '{count, plural, one {# Marke: jede Nutzung behalten oder beenden.} other {# Marken, eine nach der anderen: jede Nutzung behalten oder beenden.}}',
  'consents.review.willStop': 'Wird beendet.',
}

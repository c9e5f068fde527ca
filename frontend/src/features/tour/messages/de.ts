export default {
  'tour.explain.allowed': 'Heute in Kraft: Diese Marke darf diese Daten für diese Zwecke nutzen.',
  'tour.explain.endsSoon': 'Endet binnen 14 Tagen von selbst. Dafür ist nichts zu tun.',
  'tour.explain.revoked': 'Widerrufen, und die Blockchain bestätigt es: Diese Marke darf die Daten nicht mehr nutzen.',
  'tour.mark': 'Beispiel',
  'tour.notReal': 'Beispieldaten: Nichts davon ist echt',
  'tour.notRealText':
    'Die drei Marken sind erfunden. Weder von der Blockchain noch über Sie wurde etwas gelesen, und hier lässt sich nichts ändern.',
  'tour.station': 'Beispiel-Bahnhof',
  'tour.stop': 'So beenden Sie es',
  'tour.stopText':
    'In Ihrer eigenen Liste steht „Widerrufen“ neben jeder Marke und jeder Nutzung: ein Klick, kostenlos, und niemand kann es verweigern.',
  'tour.store': 'Beispiel-Kaufhaus',
  'tour.studio': 'Beispiel-Studio',
  'tour.title': 'Ein Blick hinein',
  'tour.whoMay': 'Wer darf welche Daten nutzen?',
}

export default {
  'tour.explain.allowed': 'Vandaag van kracht: dit merk mag deze gegevens voor deze doelen gebruiken.',
  'tour.explain.endsSoon': 'Eindigt binnen 14 dagen vanzelf. Daarvoor hoeft niets te gebeuren.',
  'tour.explain.revoked': 'Ingetrokken, en de blockchain bevestigt het: dit merk mag de gegevens niet meer gebruiken.',
  'tour.mark': 'Voorbeeld',
  'tour.notReal': 'Voorbeeldgegevens: niets hiervan is echt',
  'tour.notRealText':
    'De drie merken zijn verzonnen. Er is niets van de blockchain of over u gelezen, en hier kan niets worden veranderd.',
  'tour.station': 'Voorbeeld Station',
  'tour.stop': 'Zo stopt u het',
  'tour.stopText':
    'In uw eigen lijst staat ‘Intrekken’ naast elk merk en elk gebruik: één klik, gratis, en niemand kan het weigeren.',
  'tour.store': 'Voorbeeld Warenhuis',
  'tour.studio': 'Voorbeeld Studio',
  'tour.title': 'Rondkijken',
  'tour.whoMay': 'Wie mag welke gegevens gebruiken?',
}

export default {
  'tour.explain.allowed': 'In force today: this brand may use this data for these purposes.',
  'tour.explain.endsSoon': 'Ends by itself within 14 days. Nothing needs to be done for that.',
  'tour.explain.revoked': 'Revoked, and the chain says so: this brand may not use it any more.',
  'tour.mark': 'Sample',
  'tour.notReal': 'Sample data: none of this is real',
  'tour.notRealText':
    'The three brands are made up. Nothing was read from the chain or about you, and nothing here can be changed.',
  'tour.station': 'Sample Station',
  'tour.stop': 'How to stop it',
  'tour.stopText':
    'In your own list a Revoke stands beside each brand and each use: one press, free, and nobody can refuse it.',
  'tour.store': 'Sample Store',
  'tour.studio': 'Sample Studio',
  'tour.title': 'A look around',
  'tour.whoMay': 'Who may use which data?',
}

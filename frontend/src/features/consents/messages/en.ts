export default {
  'consents.brandsTab': 'Brands',
  'consents.data': 'Data',
  'consents.domainChecked': 'checked',
  'consents.empty.asked':
    'There is no consent on this device and none in your backup. Brands ask you in their shop; what you allow appears here.',
  'consents.empty.filter': 'Nothing matches “{search}”.',
  'consents.empty.filterClear': 'Show all',
  'consents.empty.noBackup':
    'We found no backup for this wallet, and there is nothing on this device. This does not mean that you have given no consent: if you used another browser, ask the brands below.',
  'consents.empty.unknown':
    'There is nothing on this device, and your backup could not be read. This does not mean that you have given no consent.',
  'consents.endedOn': 'ended on {date}',
  'consents.endpoint.mismatch':
    'The web site does not confirm that it belongs to {brand}. Nothing is sent to it; revoking works through the relay.',
  'consents.endpoint.refused':
    '{brand} answered, but did not give your receipts. What you see comes from this device and from the chain.',
  'consents.endpoint.unreachable':
    '{brand} does not answer. What you see comes from this device and from the chain; revoking works all the same.',
  'consents.endsOn': '{what} ends on {date}',
  'consents.for': 'For {purposes}',
  'consents.gridTab': 'Grid',
  'consents.loadFailed': 'We could not read the chain. This does not mean there are no consents.',
  'consents.purposes': 'Purposes',
  'consents.reading': 'Reading your consents and the chain …',
  'consents.reason.controllerChanged':
    'The brand’s notice names another company now, so this consent no longer counts. You can still revoke it.',
  'consents.reason.other': 'The chain does not confirm this consent ({reason}), so it does not count.',
  'consents.reason.unknownNotice': 'The notice this consent names is not on the chain, so it does not count.',
  'consents.receipt': 'Receipt',
  'consents.receiptOf': 'Receipt: {what}',
  'consents.revoke': 'Revoke',
  'consents.revokeBrand': 'Revoke: everything at {brand}',
  'consents.revokedByBrand': 'revoked by the brand on {date}',
  'consents.revokedByYou': 'revoked on {date}',
  'consents.revokeUse': 'Revoke: {category} for {purpose} at {brand}',
  'consents.reviewLink': 'Review step by step',
  'consents.search': 'Search brands, data and purposes',
  'consents.select.begin': 'Select several',
  'consents.select.brand': 'Select {brand}',
  'consents.sentence.ending':
    '{count, plural, one {# use ends within {days} days.} other {# uses end within {days} days.}}',
  'consents.sentence.none': 'No brand may use any of your data.',
  'consents.sentence.pending': '{count, plural, one {# use is being revoked.} other {# uses are being revoked.}}',
  'consents.sentence.some':
    '{brands, plural, one {# brand} other {# brands}} may use {categories, plural, one {# kind of data} other {# kinds of data}} for {purposes, plural, one {# purpose} other {# purposes}}.',
  'consents.sentence.unknown':
    '{count, plural, one {Of # use we do not know: the chain could not be read.} other {Of # uses we do not know: the chain could not be read.}}',
  'consents.sentence.waiting':
    '{count, plural, one {# use is waiting to be recorded.} other {# uses are waiting to be recorded.}}',
  'consents.showEnding': '{count, plural, one {Show it} other {Show them}}',
  'consents.sinceUntil': '{since} – {until}',
  'consents.special': 'special',
  'consents.stale': 'The chain cannot be read right now. What you see is what it showed before.',
  'consents.status.lapsed': 'Never recorded in time, not in force',
  'consents.status.reading': 'Being read …',
  'consents.status.unknown': 'Could not be read',
  'consents.status.void': 'Not in force',
  'consents.status.waiting': 'Waiting to be recorded',
  'consents.stop.button': 'Stop everything',
  'consents.tabs': 'Show your consents by',
  'consents.timelineTab': 'Timeline',
  'consents.title': 'My consents',
  'consents.use': '{category} for {purpose}',
}

export default {
  'consents.data.sentence':
    '{count, plural, =0 {No brand may use it.} one {# brand may use it.} other {# brands may use it.}}',
  'consents.export.calendar': 'Calendar of ends (.ics)',
  'consents.export.csv': 'Save this list as CSV',
  'consents.export.ends': '{brand}: consent ends',
  'consents.export.json': 'Save this list as JSON',
  'consents.find.ask': 'Ask for my receipts',
  'consents.find.asking': 'Asking {brand} …',
  'consents.find.askOf': 'Ask for my receipts: {brand}',
  'consents.find.count':
    '{count, plural, =0 {The chain knows no other brand.} one {The chain knows # other brand.} other {The chain knows # other brands.}}',
  'consents.find.found': '{brand} gave your receipts. They are in your list now.',
  'consents.find.look': 'Look on the chain',
  'consents.find.none': '{brand} has no receipt of yours.',
  'consents.find.revoke': 'Revoke everything',
  'consents.find.revokeOf': 'Revoke everything: {brand}',
  'consents.find.text':
    'Every brand is on the chain. You can ask one for your receipts, or revoke everything there with nothing but your wallet, even if every receipt is lost. Only the brand you choose is asked.',
  'consents.find.title': 'Is a brand missing?',
  'consents.grid.brand': 'Brand',
  'consents.grid.cell.allowed':
    '{brand}, {category}: allowed for {purposes, plural, one {# purpose} other {# purposes}}, until {until}',
  'consents.grid.cell.allowedBut':
    '{brand}, {category}: allowed for {purposes, plural, one {# purpose} other {# purposes}}, until {until}. {status}',
  'consents.grid.cell.never': '{brand}, {category}: never allowed',
  'consents.grid.cell.none': '{brand}, {category}: allowed for no purpose. {status}',
  'consents.grid.counts':
    '{categories, plural, =0 {No data is allowed.} one {# kind of data} other {# kinds of data}}{purposes, plural, =0 {} one { for # purpose} other { for # purposes}}',
  'consents.grid.everywhere': 'Revoke everywhere',
  'consents.grid.everywhereTitle': 'Who may use this data?',
  'consents.grid.label': 'Brands and kinds of data',
  'consents.grid.legend': 'The number says for how many purposes. A dash: none any more. Empty: never allowed.',
  'consents.grid.open': 'All about {brand}',
  'consents.grid.press': 'Press a cell to see its uses and revoke them, or a kind of data to revoke it everywhere.',
  'consents.purposes.sentence':
    '{count, plural, =0 {No brand may do this.} one {# brand may do this.} other {# brands may do this.}}',
  'consents.revokeForAll': 'Revoke for all',
  'consents.revokeForAllOf': 'Revoke for all: {what}',
  'consents.stop.brands': 'At: {brands}',
  'consents.stop.cancel': 'Keep everything',
  'consents.stop.confirm': '{count, plural, one {Stop # brand} other {Stop all # brands}}',
  'consents.stop.does': 'What this does',
  'consents.stop.doesEach': 'Revokes every consent you have given these brands.',
  'consents.stop.doesFree': 'Free. The relay pays the network fee.',
  'consents.stop.doesListed': 'Revokes the uses listed above.',
  'consents.stop.doesNot': 'What this does not do',
  'consents.stop.doesNotDelete': 'It does not delete data the brands already have.',
  'consents.stop.doesNotUndo': 'It cannot be undone. You can give a new consent at any time.',
  'consents.stop.doesSeparately': 'Each brand is told separately, never as one list.',
  'consents.stop.title': 'Stop everything?',
  'consents.timeline.asOf': 'As of',
  'consents.timeline.events': 'What had happened by then',
  'consents.timeline.noEvents': 'Nothing yet.',
  'consents.timeline.note':
    'Worked out in this browser from your receipts and the times on the chain, by the same rules as every decision of a brand. What no receipt here tells of is not in it.',
  'consents.timeline.now': 'Allowed now',
  'consents.timeline.sentence':
    '{brands, plural, =0 {At the end of {date} no brand was allowed to use any of your data.} one {At the end of {date} # brand was allowed to use {categories, plural, one {# kind of data} other {# kinds of data}} for {purposes, plural, one {# purpose} other {# purposes}}.} other {At the end of {date} # brands were allowed to use {categories, plural, one {# kind of data} other {# kinds of data}} for {purposes, plural, one {# purpose} other {# purposes}}.}}',
  'consents.timeline.then': 'Allowed on {date}',
  'consents.timeline.unknown':
    'Of these brands we do not know it, because the chain could not be read in full: {brands}. This does not mean that nothing was allowed.',
  'consents.turnedTitle': '{brand}: {what}',
}

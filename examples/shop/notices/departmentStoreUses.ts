/** What Kaufhaus Nord asks for, and why. */
export const departmentStoreUses = [
  {
    purpose: 'offers.personalised',
    category: 'behaviour.purchases',
    special: false,
    retention: 'P365D',
    recipients: [],
    transfers: [],
    limit: { times: 3, per: 'P7D' },
    text: {
      en: {
        what: 'We look at what you bought in the last twelve months and pick offers that go with it.',
        inReturn: 'Offers for things that fit what you already own, at most three times a week.',
        ifYouDecline: 'You see the same offers as everyone. Prices and everything else stay as they are.',
      },
      de: {
        what: 'Wir sehen uns an, was Sie in den letzten zwölf Monaten gekauft haben, und wählen dazu passende Angebote aus.',
        inReturn: 'Angebote, die zu dem passen, was Sie schon haben, höchstens dreimal in der Woche.',
        ifYouDecline: 'Sie sehen dieselben Angebote wie alle. Preise und alles andere bleiben, wie sie sind.',
      },
      nl: {
        what: 'Wij kijken naar wat u de afgelopen twaalf maanden kocht en kiezen aanbiedingen die daarbij passen.',
        inReturn: 'Aanbiedingen die passen bij wat u al hebt, hoogstens drie keer per week.',
        ifYouDecline: 'U ziet dezelfde aanbiedingen als iedereen. Prijzen en al het andere blijven zoals ze zijn.',
      },
    },
  },
  {
    purpose: 'offers.personalised',
    category: 'preference.stated',
    special: false,
    retention: 'P365D',
    recipients: [],
    transfers: [],
    text: {
      en: {
        what: 'We use the departments you marked as favourites to choose offers.',
        inReturn: 'Offers from the departments you like.',
        ifYouDecline: 'Your favourites stay a bookmark for yourself. Offers are the same as for everyone.',
      },
      de: {
        what: 'Wir nutzen die Abteilungen, die Sie als Favoriten markiert haben, um Angebote auszuwählen.',
        inReturn: 'Angebote aus den Abteilungen, die Ihnen gefallen.',
        ifYouDecline:
          'Ihre Favoriten bleiben ein Lesezeichen für Sie selbst. Die Angebote sind dieselben wie für alle.',
      },
      nl: {
        what: 'Wij gebruiken de afdelingen die u als favoriet hebt gemarkeerd om aanbiedingen te kiezen.',
        inReturn: 'Aanbiedingen van de afdelingen die u leuk vindt.',
        ifYouDecline:
          'Uw favorieten blijven een bladwijzer voor uzelf. De aanbiedingen zijn dezelfde als voor iedereen.',
      },
    },
  },
  {
    purpose: 'recommend.products',
    category: 'behaviour.browsing',
    special: false,
    retention: 'P30D',
    recipients: [],
    transfers: [],
    text: {
      en: {
        what: 'We look at which departments you opened in the last thirty days and suggest products from them.',
        inReturn: 'A row of products that fit what you looked at.',
        ifYouDecline: 'The row shows what most people buy at the moment.',
      },
      de: {
        what: 'Wir sehen uns an, welche Abteilungen Sie in den letzten dreißig Tagen geöffnet haben, und schlagen daraus Produkte vor.',
        inReturn: 'Eine Reihe mit Produkten, die zu dem passen, was Sie angesehen haben.',
        ifYouDecline: 'Die Reihe zeigt, was gerade am meisten gekauft wird.',
      },
      nl: {
        what: 'Wij kijken welke afdelingen u de afgelopen dertig dagen hebt geopend en stellen daaruit producten voor.',
        inReturn: 'Een rij met producten die passen bij wat u hebt bekeken.',
        ifYouDecline: 'De rij toont wat op dit moment het meest wordt gekocht.',
      },
    },
  },
  {
    purpose: 'message.email',
    category: 'contact.email',
    special: false,
    retention: 'P730D',
    recipients: ['Beispielpost Versand GmbH (fictional)'],
    transfers: [],
    limit: { times: 4, per: 'P30D' },
    text: {
      en: {
        what: 'We send our newsletter to your e-mail address through a mailing service in the EU.',
        inReturn: 'News of sales two days before they begin, at most four letters in thirty days.',
        ifYouDecline: 'You get no newsletter. Order confirmations still reach you.',
      },
      de: {
        what: 'Wir senden unseren Newsletter über einen Versanddienst in der EU an Ihre E-Mail-Adresse.',
        inReturn: 'Hinweise auf Aktionen zwei Tage vor Beginn, höchstens vier Briefe in dreißig Tagen.',
        ifYouDecline: 'Sie erhalten keinen Newsletter. Bestellbestätigungen kommen weiterhin an.',
      },
      nl: {
        what: 'Wij sturen onze nieuwsbrief via een verzenddienst in de EU naar uw e-mailadres.',
        inReturn: 'Bericht over acties twee dagen voordat ze beginnen, hoogstens vier brieven in dertig dagen.',
        ifYouDecline: 'U krijgt geen nieuwsbrief. Orderbevestigingen ontvangt u nog steeds.',
      },
    },
  },
]

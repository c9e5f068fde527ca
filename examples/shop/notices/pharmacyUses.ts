/** What Hafen-Apotheke asks for, and why. What somebody buys at a pharmacy says something about their health: each use is special. */
export const pharmacyUses = [
  {
    purpose: 'offers.personalised',
    category: 'behaviour.purchases',
    special: true,
    retention: 'P180D',
    recipients: [],
    transfers: [],
    limit: { times: 3, per: 'P7D' },
    text: {
      en: {
        what: 'We look at what you bought from us in the last six months. That can say something about your health.',
        inReturn: 'Offers that go with what you use, at most three times a week.',
        ifYouDecline: 'You see the same offers as everyone. Advice at the counter stays free.',
      },
      de: {
        what: 'Wir sehen uns an, was Sie in den letzten sechs Monaten bei uns gekauft haben. Das kann etwas über Ihre Gesundheit sagen.',
        inReturn: 'Angebote, die zu dem passen, was Sie verwenden, höchstens dreimal in der Woche.',
        ifYouDecline: 'Sie sehen dieselben Angebote wie alle. Beratung vor Ort bleibt kostenlos.',
      },
      nl: {
        what: 'Wij kijken naar wat u de afgelopen zes maanden bij ons kocht. Dat kan iets over uw gezondheid zeggen.',
        inReturn: 'Aanbiedingen die passen bij wat u gebruikt, hoogstens drie keer per week.',
        ifYouDecline: 'U ziet dezelfde aanbiedingen als iedereen. Advies aan de balie blijft gratis.',
      },
    },
  },
  {
    purpose: 'offers.personalised',
    category: 'preference.stated',
    special: true,
    retention: 'P180D',
    recipients: [],
    transfers: [],
    text: {
      en: {
        what: 'We use the subjects you marked as favourites, such as skin or sleep, to choose offers.',
        inReturn: 'Offers on the subjects you chose.',
        ifYouDecline: 'Your favourites stay a bookmark for yourself.',
      },
      de: {
        what: 'Wir nutzen die Themen, die Sie als Favoriten markiert haben, etwa Haut oder Schlaf, um Angebote auszuwählen.',
        inReturn: 'Angebote zu den Themen, die Sie gewählt haben.',
        ifYouDecline: 'Ihre Favoriten bleiben ein Lesezeichen für Sie selbst.',
      },
      nl: {
        what: 'Wij gebruiken de onderwerpen die u als favoriet hebt gemarkeerd, zoals huid of slaap, om aanbiedingen te kiezen.',
        inReturn: 'Aanbiedingen over de onderwerpen die u hebt gekozen.',
        ifYouDecline: 'Uw favorieten blijven een bladwijzer voor uzelf.',
      },
    },
  },
  {
    purpose: 'recommend.products',
    category: 'behaviour.browsing',
    special: true,
    retention: 'P30D',
    recipients: [],
    transfers: [],
    text: {
      en: {
        what: 'We look at which subjects you opened in the last thirty days. That can say something about your health.',
        inReturn: 'A row of products that fit what you looked at.',
        ifYouDecline: 'The row shows what most people buy at the moment.',
      },
      de: {
        what: 'Wir sehen uns an, welche Themen Sie in den letzten dreißig Tagen geöffnet haben. Das kann etwas über Ihre Gesundheit sagen.',
        inReturn: 'Eine Reihe mit Produkten, die zu dem passen, was Sie angesehen haben.',
        ifYouDecline: 'Die Reihe zeigt, was gerade am meisten gekauft wird.',
      },
      nl: {
        what: 'Wij kijken welke onderwerpen u de afgelopen dertig dagen hebt geopend. Dat kan iets over uw gezondheid zeggen.',
        inReturn: 'Een rij met producten die passen bij wat u hebt bekeken.',
        ifYouDecline: 'De rij toont wat op dit moment het meest wordt gekocht.',
      },
    },
  },
  {
    purpose: 'message.email',
    category: 'contact.email',
    special: true,
    retention: 'P365D',
    recipients: [],
    transfers: [],
    limit: { times: 2, per: 'P30D' },
    text: {
      en: {
        what: 'We write to your e-mail address when something you buy regularly is likely to run out.',
        inReturn: 'A reminder in time, at most two in thirty days.',
        ifYouDecline: 'We do not write. You can still order whenever you like.',
      },
      de: {
        what: 'Wir schreiben an Ihre E-Mail-Adresse, wenn etwas, das Sie regelmäßig kaufen, wohl zur Neige geht.',
        inReturn: 'Eine rechtzeitige Erinnerung, höchstens zwei in dreißig Tagen.',
        ifYouDecline: 'Wir schreiben nicht. Bestellen können Sie weiterhin jederzeit.',
      },
      nl: {
        what: 'Wij schrijven naar uw e-mailadres als iets wat u regelmatig koopt waarschijnlijk opraakt.',
        inReturn: 'Een herinnering op tijd, hoogstens twee in dertig dagen.',
        ifYouDecline: 'Wij schrijven niet. Bestellen kan nog steeds wanneer u wilt.',
      },
    },
  },
]

import type { StatementLocale } from '@consent-ledger/sdk'
import type { DecisionReason } from '@consent-ledger/sdk/brand'

/** Everything the shops say, in one language. `{…}` is filled in by `fill`. */
export type ShopWords = {
  readonly tagline: { readonly 'department-store': string; readonly pharmacy: string }
  readonly fictional: string
  readonly signIn: string
  readonly signInIntro: string
  readonly signInAs: string
  readonly signOut: string
  readonly newAccount: string
  readonly departments: string
  readonly data: string
  readonly language: string
  readonly plainTitle: string
  readonly plainIntro: string
  readonly personalTitle: string
  readonly personalIntro: string
  readonly recommendTitle: string
  readonly recommendPlain: string
  readonly recommendPersonal: string
  readonly personalise: string
  readonly personaliseIntro: string
  readonly personaliseAgain: string
  readonly waiting: string
  readonly because: {
    readonly purchases: string
    readonly favourites: string
    readonly browsing: string
    readonly email: string
  }
  readonly stateTitle: string
  readonly stateIntro: string
  readonly allowed: string
  readonly denied: string
  readonly manage: string
  readonly favouritesTitle: string
  readonly favouritesIntro: string
  readonly save: string
  readonly purchasesTitle: string
  readonly earlier: string
  readonly revokedByBrand: string
  readonly notFound: string
  readonly noAccount: string
  readonly home: string
  readonly notReady: string
  readonly checkedAt: string
  readonly reasons: Readonly<Record<DecisionReason, string>>
}

const en: ShopWords = {
  tagline: { 'department-store': 'Everything for the house, by the harbour', pharmacy: 'Well advised, by the water' },
  fictional: '{name} is a fictional shop. Nothing is sold here, and no customer exists.',
  signIn: 'Sign in',
  signInIntro: 'Choose a demonstration account. Each has bought a few things before.',
  signInAs: 'Sign in as {account}',
  signOut: 'Sign out',
  newAccount: 'Open a new account',
  departments: 'Departments',
  data: 'Your data',
  language: 'Language',
  plainTitle: 'Offers of the week',
  plainIntro: 'These offers are the same for everyone. Nothing about you was used.',
  personalTitle: 'Offers for you',
  personalIntro: 'Chosen from what you allowed, and from nothing else.',
  recommendTitle: 'Have a look at these',
  recommendPlain: 'What most people buy at the moment.',
  recommendPersonal: 'From departments you opened lately.',
  personalise: 'Personalise my offers',
  personaliseIntro: 'You decide which of your data we may use, and for what. You can stop it at any time.',
  personaliseAgain: 'Change what we may use',
  waiting: 'Your consent is stored and waits to be recorded on the chain. This page looks again by itself.',
  because: {
    purchases: 'Goes with: {name}, which you bought.',
    favourites: 'From your favourite: {name}.',
    browsing: 'You looked at: {name}.',
    email: '',
  },
  stateTitle: 'What we may use',
  stateIntro: 'Asked of the consent ledger at this moment.',
  allowed: 'Allowed',
  denied: 'Not allowed',
  manage: 'See and stop it in Consent Ledger',
  favouritesTitle: 'Your favourite departments',
  favouritesIntro: 'A bookmark for yourself. We choose offers by it only if you allow that.',
  save: 'Save',
  purchasesTitle: 'What you bought',
  earlier: 'And {count} earlier things.',
  revokedByBrand: 'We ended this ourselves. You need not do anything.',
  notFound: 'There is no such page.',
  noAccount: 'There is no such account.',
  home: 'To the home page',
  notReady: 'The consent ledger cannot be asked just now. Please try again in a moment.',
  checkedAt: 'Checked at block {block}, {seconds} s old.',
  reasons: {
    'opted-out': 'Your browser’s Global Privacy Control signal says no to this.',
    diverged: 'What we read of the chain does not add up, so we use nothing until it does.',
    stale: 'The chain has not been heard from for a while, so we use nothing until it is.',
    malformed: 'The consent cannot be read.',
    'wrong-ledger': 'The consent belongs to another ledger.',
    'wrong-brand': 'The consent was given to another brand.',
    'bad-signature': 'The signature of the consent is wrong.',
    'unknown-notice': 'The notice you agreed to is not on the chain.',
    'bad-terms': 'The terms of the consent are not well formed.',
    'not-in-notice': 'The notice does not ask for this.',
    'statement-mismatch': 'The signed sentence does not fit the consent.',
    'controller-changed': 'Somebody else answers for this brand now. We have to ask you again.',
    'not-recorded': 'Your consent waits to be recorded on the chain.',
    'recorded-late': 'Your consent was recorded too late to count.',
    expired: 'Your consent has expired.',
    revoked: 'You revoked this.',
    'not-granted': 'You have not allowed this.',
    'not-final': 'Your consent was recorded a moment ago and waits for the next block.',
    'limit-reached': 'We have done this as often as we promised at most. It stops until the period is over.',
  },
}

const de: ShopWords = {
  tagline: { 'department-store': 'Alles fürs Haus, am Hafen', pharmacy: 'Gut beraten, am Wasser' },
  fictional: '{name} ist ein erfundenes Geschäft. Hier wird nichts verkauft, und es gibt keine Kunden.',
  signIn: 'Anmelden',
  signInIntro: 'Wählen Sie ein Vorführkonto. Jedes hat schon einiges gekauft.',
  signInAs: 'Als {account} anmelden',
  signOut: 'Abmelden',
  newAccount: 'Neues Konto eröffnen',
  departments: 'Abteilungen',
  data: 'Ihre Daten',
  language: 'Sprache',
  plainTitle: 'Angebote der Woche',
  plainIntro: 'Diese Angebote sind für alle gleich. Nichts über Sie wurde verwendet.',
  personalTitle: 'Angebote für Sie',
  personalIntro: 'Ausgewählt aus dem, was Sie erlaubt haben, und aus nichts anderem.',
  recommendTitle: 'Sehen Sie sich das an',
  recommendPlain: 'Was gerade am meisten gekauft wird.',
  recommendPersonal: 'Aus Abteilungen, die Sie zuletzt geöffnet haben.',
  personalise: 'Meine Angebote personalisieren',
  personaliseIntro: 'Sie entscheiden, welche Ihrer Daten wir wofür verwenden dürfen. Sie können es jederzeit beenden.',
  personaliseAgain: 'Ändern, was wir verwenden dürfen',
  waiting:
    'Ihre Einwilligung ist gespeichert und wartet auf die Aufnahme in die Blockchain. Diese Seite sieht von selbst nach.',
  because: {
    purchases: 'Passt zu: {name}, von Ihnen gekauft.',
    favourites: 'Aus Ihrem Favoriten: {name}.',
    browsing: 'Sie haben angesehen: {name}.',
    email: '',
  },
  stateTitle: 'Was wir verwenden dürfen',
  stateIntro: 'In diesem Augenblick beim Einwilligungsregister erfragt.',
  allowed: 'Erlaubt',
  denied: 'Nicht erlaubt',
  manage: 'In Consent Ledger ansehen und beenden',
  favouritesTitle: 'Ihre Lieblingsabteilungen',
  favouritesIntro: 'Ein Lesezeichen für Sie selbst. Angebote wählen wir danach nur aus, wenn Sie das erlauben.',
  save: 'Speichern',
  purchasesTitle: 'Was Sie gekauft haben',
  earlier: 'Und {count} frühere Käufe.',
  revokedByBrand: 'Wir haben das selbst beendet. Sie müssen nichts tun.',
  notFound: 'Diese Seite gibt es nicht.',
  noAccount: 'Dieses Konto gibt es nicht.',
  home: 'Zur Startseite',
  notReady: 'Das Einwilligungsregister kann gerade nicht gefragt werden. Bitte versuchen Sie es gleich noch einmal.',
  checkedAt: 'Geprüft bei Block {block}, {seconds} s alt.',
  reasons: {
    'opted-out': 'Das Signal „Global Privacy Control“ Ihres Browsers sagt dazu Nein.',
    diverged: 'Was wir von der Blockchain gelesen haben, ist nicht stimmig. Bis dahin verwenden wir nichts.',
    stale: 'Von der Blockchain war eine Weile nichts zu hören. Bis dahin verwenden wir nichts.',
    malformed: 'Die Einwilligung ist nicht lesbar.',
    'wrong-ledger': 'Die Einwilligung gehört zu einem anderen Register.',
    'wrong-brand': 'Die Einwilligung wurde einer anderen Marke gegeben.',
    'bad-signature': 'Die Unterschrift der Einwilligung stimmt nicht.',
    'unknown-notice': 'Die Hinweise, denen Sie zugestimmt haben, stehen nicht in der Blockchain.',
    'bad-terms': 'Der Inhalt der Einwilligung ist nicht wohlgeformt.',
    'not-in-notice': 'Die Hinweise fragen nicht danach.',
    'statement-mismatch': 'Der unterschriebene Satz passt nicht zur Einwilligung.',
    'controller-changed': 'Für diese Marke ist jetzt jemand anderes verantwortlich. Wir müssen Sie neu fragen.',
    'not-recorded': 'Ihre Einwilligung wartet auf die Aufnahme in die Blockchain.',
    'recorded-late': 'Ihre Einwilligung wurde zu spät aufgenommen, um zu gelten.',
    expired: 'Ihre Einwilligung ist abgelaufen.',
    revoked: 'Sie haben das widerrufen.',
    'not-granted': 'Sie haben das nicht erlaubt.',
    'not-final': 'Ihre Einwilligung wurde eben aufgenommen und wartet auf den nächsten Block.',
    'limit-reached':
      'Wir haben das so oft getan, wie wir es höchstens versprochen haben. Bis zum Ende des Zeitraums ruht es.',
  },
}

const nl: ShopWords = {
  tagline: { 'department-store': 'Alles voor het huis, aan de haven', pharmacy: 'Goed geadviseerd, aan het water' },
  fictional: '{name} is een verzonnen winkel. Hier wordt niets verkocht en er zijn geen klanten.',
  signIn: 'Inloggen',
  signInIntro: 'Kies een demonstratieaccount. Elk heeft al het een en ander gekocht.',
  signInAs: 'Inloggen als {account}',
  signOut: 'Uitloggen',
  newAccount: 'Nieuw account openen',
  departments: 'Afdelingen',
  data: 'Uw gegevens',
  language: 'Taal',
  plainTitle: 'Aanbiedingen van de week',
  plainIntro: 'Deze aanbiedingen zijn voor iedereen gelijk. Er is niets over u gebruikt.',
  personalTitle: 'Aanbiedingen voor u',
  personalIntro: 'Gekozen uit wat u hebt toegestaan, en uit niets anders.',
  recommendTitle: 'Bekijk deze eens',
  recommendPlain: 'Wat op dit moment het meest wordt gekocht.',
  recommendPersonal: 'Van afdelingen die u onlangs hebt geopend.',
  personalise: 'Mijn aanbiedingen personaliseren',
  personaliseIntro: 'U bepaalt welke van uw gegevens wij mogen gebruiken, en waarvoor. U kunt het altijd stoppen.',
  personaliseAgain: 'Wijzigen wat wij mogen gebruiken',
  waiting: 'Uw toestemming is opgeslagen en wacht op vastlegging in de blockchain. Deze pagina kijkt vanzelf opnieuw.',
  because: {
    purchases: 'Past bij: {name}, door u gekocht.',
    favourites: 'Uit uw favoriet: {name}.',
    browsing: 'U hebt bekeken: {name}.',
    email: '',
  },
  stateTitle: 'Wat wij mogen gebruiken',
  stateIntro: 'Op dit moment gevraagd aan het toestemmingsregister.',
  allowed: 'Toegestaan',
  denied: 'Niet toegestaan',
  manage: 'Bekijken en stoppen in Consent Ledger',
  favouritesTitle: 'Uw favoriete afdelingen',
  favouritesIntro: 'Een bladwijzer voor uzelf. Wij kiezen er alleen aanbiedingen mee als u dat toestaat.',
  save: 'Opslaan',
  purchasesTitle: 'Wat u hebt gekocht',
  earlier: 'En {count} eerdere aankopen.',
  revokedByBrand: 'Wij hebben dit zelf beëindigd. U hoeft niets te doen.',
  notFound: 'Deze pagina bestaat niet.',
  noAccount: 'Dit account bestaat niet.',
  home: 'Naar de startpagina',
  notReady: 'Het toestemmingsregister kan nu niet worden gevraagd. Probeer het zo meteen opnieuw.',
  checkedAt: 'Gecontroleerd bij blok {block}, {seconds} s oud.',
  reasons: {
    'opted-out': 'Het Global Privacy Control-signaal van uw browser zegt hier nee tegen.',
    diverged: 'Wat wij van de blockchain lazen, klopt niet. Tot het klopt gebruiken wij niets.',
    stale: 'Van de blockchain is een tijdje niets vernomen. Tot dan gebruiken wij niets.',
    malformed: 'De toestemming is niet leesbaar.',
    'wrong-ledger': 'De toestemming hoort bij een ander register.',
    'wrong-brand': 'De toestemming is aan een ander merk gegeven.',
    'bad-signature': 'De handtekening van de toestemming klopt niet.',
    'unknown-notice': 'De kennisgeving waarmee u instemde, staat niet in de blockchain.',
    'bad-terms': 'De inhoud van de toestemming is niet goed gevormd.',
    'not-in-notice': 'De kennisgeving vraagt hier niet om.',
    'statement-mismatch': 'De ondertekende zin past niet bij de toestemming.',
    'controller-changed': 'Voor dit merk is nu iemand anders verantwoordelijk. Wij moeten u opnieuw vragen.',
    'not-recorded': 'Uw toestemming wacht op vastlegging in de blockchain.',
    'recorded-late': 'Uw toestemming is te laat vastgelegd om te gelden.',
    expired: 'Uw toestemming is verlopen.',
    revoked: 'U hebt dit ingetrokken.',
    'not-granted': 'U hebt dit niet toegestaan.',
    'not-final': 'Uw toestemming is zojuist vastgelegd en wacht op het volgende blok.',
    'limit-reached': 'Wij hebben dit zo vaak gedaan als wij hoogstens beloofden. Het rust tot de periode voorbij is.',
  },
}

/** The shops' words by language. */
export const words: Readonly<Record<StatementLocale, ShopWords>> = { en, de, nl }

/** Fills `{name}` and the like. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** Says why a category is not used. */
export function reasonIn(
  locale: StatementLocale,
  { reason, by }: { readonly reason: DecisionReason; readonly by: 'customer' | 'brand' | null },
): string {
  return reason === 'revoked' && by === 'brand' ? words[locale].revokedByBrand : words[locale].reasons[reason]
}

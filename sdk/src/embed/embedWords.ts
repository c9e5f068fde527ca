/** What the elements say. `{…}` is filled in. */
export type EmbedWords = {
  readonly why: string
  readonly looking: string
  readonly none: string
  readonly signedOut: string
  readonly failed: string
  readonly again: string
  readonly allowed: string
  readonly recorded: string
  readonly brandSays: string
  readonly notice: string
  readonly checked: string
  readonly stop: string
  readonly request: string
  readonly requestAgain: string
  readonly requestNote: string
}

export const embedWords: Readonly<Record<'en' | 'de' | 'nl', EmbedWords>> = {
  en: {
    why: 'Why am I seeing this?',
    looking: 'Looking it up …',
    none: 'We found no consent for this.',
    signedOut: 'Nobody is signed in, so no consent could be looked up.',
    failed: 'This could not be looked up. It does not mean that there is no consent.',
    again: 'Try again',
    allowed: 'You allowed {category} for {purpose} on {since}, until {until}.',
    recorded: 'Recorded in block {block}.',
    brandSays: 'In this shop’s words:',
    notice: 'What the notice says:',
    checked: 'Checked at block {block}, {seconds} s old.',
    stop: 'Stop this',
    request: 'Choose what we may use',
    requestAgain: 'Change what we may use',
    requestNote: 'You decide on the next page. Pressing this allows nothing yet.',
  },
  de: {
    why: 'Warum sehe ich das?',
    looking: 'Wird nachgesehen …',
    none: 'Wir haben dafür keine Einwilligung gefunden.',
    signedOut: 'Niemand ist angemeldet, deshalb lässt sich keine Einwilligung nachsehen.',
    failed: 'Das ließ sich nicht nachsehen. Es heißt nicht, dass es keine Einwilligung gibt.',
    again: 'Noch einmal versuchen',
    allowed: 'Sie haben {category} für {purpose} am {since} erlaubt, bis {until}.',
    recorded: 'Eingetragen in Block {block}.',
    brandSays: 'In den Worten dieses Shops:',
    notice: 'Das steht in den Hinweisen:',
    checked: 'Geprüft an Block {block}, {seconds} s alt.',
    stop: 'Das beenden',
    request: 'Auswählen, was wir verwenden dürfen',
    requestAgain: 'Ändern, was wir verwenden dürfen',
    requestNote: 'Sie entscheiden auf der nächsten Seite. Mit dem Drücken ist noch nichts erlaubt.',
  },
  nl: {
    why: 'Waarom zie ik dit?',
    looking: 'Wordt opgezocht …',
    none: 'We hebben hiervoor geen toestemming gevonden.',
    signedOut: 'Er is niemand ingelogd, dus er kon geen toestemming worden opgezocht.',
    failed: 'Dit kon niet worden opgezocht. Dat betekent niet dat er geen toestemming is.',
    again: 'Opnieuw proberen',
    allowed: 'U hebt {category} voor {purpose} toegestaan op {since}, tot {until}.',
    recorded: 'Vastgelegd in blok {block}.',
    brandSays: 'In de woorden van deze winkel:',
    notice: 'Wat de kennisgeving zegt:',
    checked: 'Gecontroleerd bij blok {block}, {seconds} s oud.',
    stop: 'Dit stoppen',
    request: 'Kiezen wat wij mogen gebruiken',
    requestAgain: 'Wijzigen wat wij mogen gebruiken',
    requestNote: 'U beslist op de volgende pagina. Met drukken is nog niets toegestaan.',
  },
}

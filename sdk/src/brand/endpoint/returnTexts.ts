import type { StatementLocale } from '../../protocol/vocabulary.ts'

/** What the return page says, by outcome: `done`, `revoked`, `declined`, `nothing`, `working`, the codes of refusals, and `refused` for all others. */
export const returnTexts: Record<
  StatementLocale,
  { title: string; goOn: string; script: string; outcomes: Record<string, string> }
> = {
  en: {
    title: 'Your choice',
    goOn: 'Continue',
    script: 'This page needs JavaScript to hand over your choice. Your consent is kept in the app.',
    outcomes: {
      working: 'Your choice is being handed over …',
      done: 'Thank you. Your consent has arrived and is stored. You can revoke it in the app at any time.',
      revoked: 'This consent had arrived before. What you have revoked since stays revoked.',
      declined: 'You declined. Nothing was stored and nothing changes.',
      nothing: 'There is nothing to hand over here.',
      unreadable: 'What came back from the app cannot be read. Please open the consent screen again.',
      offline: 'The shop could not be reached. Your consent is kept in the app: please try again.',
      'not-logged-in': 'You are no longer logged in. Please log in and open the consent screen again.',
      'foreign-request':
        'This consent was asked for in another session. Please open the consent screen from here again.',
      'unknown-request': 'The shop does not know this request. Please open the consent screen again.',
      'request-expired': 'This took longer than 15 minutes. Please open the consent screen again.',
      'request-used':
        'This request was answered before. Please open the consent screen again if you want to change something.',
      'notice-outdated':
        'The shop has published a newer notice meanwhile. Please open the consent screen again to see it.',
      'subject-in-use':
        'This wallet and this account do not belong together here. Log in with the account you used before, or use the wallet you used before.',
      'lock-spent': 'This consent was revoked before it arrived. Please open the consent screen again.',
      stale: 'The shop cannot read the chain right now. Your consent is kept in the app: please try again in a minute.',
      diverged:
        'The shop cannot read the chain right now. Your consent is kept in the app: please try again in a minute.',
      refused: 'The shop did not accept the consent, so nothing changes:',
    },
  },
  de: {
    title: 'Ihre Auswahl',
    goOn: 'Weiter',
    script:
      'Diese Seite braucht JavaScript, um Ihre Auswahl zu übergeben. Ihre Einwilligung bleibt in der App erhalten.',
    outcomes: {
      working: 'Ihre Auswahl wird übergeben …',
      done: 'Danke. Ihre Einwilligung ist angekommen und gespeichert. Sie können sie jederzeit in der App widerrufen.',
      revoked: 'Diese Einwilligung war schon angekommen. Was Sie seither widerrufen haben, bleibt widerrufen.',
      declined: 'Sie haben abgelehnt. Es wurde nichts gespeichert und nichts ändert sich.',
      nothing: 'Hier gibt es nichts zu übergeben.',
      unreadable: 'Was von der App zurückkam, ist nicht lesbar. Bitte öffnen Sie die Einwilligung noch einmal.',
      offline:
        'Der Shop war nicht erreichbar. Ihre Einwilligung bleibt in der App erhalten: Bitte versuchen Sie es noch einmal.',
      'not-logged-in':
        'Sie sind nicht mehr angemeldet. Bitte melden Sie sich an und öffnen Sie die Einwilligung noch einmal.',
      'foreign-request':
        'Diese Einwilligung wurde in einer anderen Sitzung angefragt. Bitte öffnen Sie sie von hier aus noch einmal.',
      'unknown-request': 'Der Shop kennt diese Anfrage nicht. Bitte öffnen Sie die Einwilligung noch einmal.',
      'request-expired': 'Das hat länger als 15 Minuten gedauert. Bitte öffnen Sie die Einwilligung noch einmal.',
      'request-used':
        'Diese Anfrage wurde schon beantwortet. Bitte öffnen Sie die Einwilligung noch einmal, wenn Sie etwas ändern möchten.',
      'notice-outdated':
        'Der Shop hat inzwischen neue Hinweise veröffentlicht. Bitte öffnen Sie die Einwilligung noch einmal, um sie zu sehen.',
      'subject-in-use':
        'Diese Wallet und dieses Konto gehören hier nicht zusammen. Melden Sie sich mit dem früheren Konto an oder nehmen Sie die frühere Wallet.',
      'lock-spent':
        'Diese Einwilligung wurde widerrufen, bevor sie ankam. Bitte öffnen Sie die Einwilligung noch einmal.',
      stale:
        'Der Shop kann die Blockchain gerade nicht lesen. Ihre Einwilligung bleibt in der App erhalten: Bitte versuchen Sie es in einer Minute noch einmal.',
      diverged:
        'Der Shop kann die Blockchain gerade nicht lesen. Ihre Einwilligung bleibt in der App erhalten: Bitte versuchen Sie es in einer Minute noch einmal.',
      refused: 'Der Shop hat die Einwilligung nicht angenommen, es ändert sich also nichts:',
    },
  },
  nl: {
    title: 'Uw keuze',
    goOn: 'Verder',
    script: 'Deze pagina heeft JavaScript nodig om uw keuze over te dragen. Uw toestemming blijft in de app bewaard.',
    outcomes: {
      working: 'Uw keuze wordt overgedragen …',
      done: 'Dank u. Uw toestemming is aangekomen en opgeslagen. U kunt die op elk moment in de app intrekken.',
      revoked: 'Deze toestemming was al aangekomen. Wat u sindsdien hebt ingetrokken, blijft ingetrokken.',
      declined: 'U hebt geweigerd. Er is niets opgeslagen en er verandert niets.',
      nothing: 'Er is hier niets over te dragen.',
      unreadable: 'Wat de app teruggaf, is niet leesbaar. Open het toestemmingsscherm opnieuw.',
      offline: 'De winkel was niet bereikbaar. Uw toestemming blijft in de app bewaard: probeer het opnieuw.',
      'not-logged-in': 'U bent niet meer ingelogd. Log in en open het toestemmingsscherm opnieuw.',
      'foreign-request':
        'Deze toestemming is in een andere sessie gevraagd. Open het toestemmingsscherm opnieuw vanaf hier.',
      'unknown-request': 'De winkel kent dit verzoek niet. Open het toestemmingsscherm opnieuw.',
      'request-expired': 'Dit duurde langer dan 15 minuten. Open het toestemmingsscherm opnieuw.',
      'request-used': 'Dit verzoek is al beantwoord. Open het toestemmingsscherm opnieuw als u iets wilt veranderen.',
      'notice-outdated':
        'De winkel heeft intussen een nieuwere kennisgeving gepubliceerd. Open het toestemmingsscherm opnieuw om die te zien.',
      'subject-in-use':
        'Deze wallet en dit account horen hier niet bij elkaar. Log in met het eerdere account of gebruik de eerdere wallet.',
      'lock-spent': 'Deze toestemming is ingetrokken voordat die aankwam. Open het toestemmingsscherm opnieuw.',
      stale:
        'De winkel kan de blockchain nu niet lezen. Uw toestemming blijft in de app bewaard: probeer het over een minuut opnieuw.',
      diverged:
        'De winkel kan de blockchain nu niet lezen. Uw toestemming blijft in de app bewaard: probeer het over een minuut opnieuw.',
      refused: 'De winkel heeft de toestemming niet aangenomen, er verandert dus niets:',
    },
  },
}

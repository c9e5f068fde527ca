export default {
  'ui.error.walletAccountChanged':
    'Ihre Wallet zeigt dieser Seite das angefragte Konto nicht: Es wurde inzwischen gewechselt oder gesperrt. Wählen Sie das Konto in Ihrer Wallet und versuchen Sie es dann erneut.',
  'ui.error.walletChangesSignature':
    'Diese Wallet unterschreibt denselben Text jedes Mal anders, daher lassen sich keine Schlüssel daraus ableiten. Nichts wurde behalten. Nehmen Sie eine andere Wallet, oder bewahren Sie Ihren Schlüssel stattdessen in einer Wiederherstellungsdatei auf.',
  'ui.error.walletFailed':
    'In Ihrer Wallet ist etwas schiefgegangen; die Wallet hat keine brauchbare Antwort gegeben. Versuchen Sie es erneut; geht es wieder schief, starten Sie die Wallet neu oder nehmen Sie eine andere.',
  'ui.error.walletOtherChain':
    'Ihre Wallet ist auf ein anderes Netzwerk eingestellt und hat nicht zum nötigen mit der Nummer {chainId} gewechselt. Es wurde nichts gesendet. Wählen Sie dieses Netzwerk in Ihrer Wallet und senden Sie dann erneut.',
  'ui.error.walletSignatureUnusable':
    'Die Antwort der Wallet ist keine Unterschrift dieses Kontos. Wählen Sie das verbundene Konto, und nehmen Sie ein gewöhnliches Konto, keinen Vertrag.',
  'ui.error.unsafeFrame':
    'Diese Seite steht in einer anderen Seite und fragt deshalb nicht nach Unterschriften. Öffnen Sie sie in einem eigenen Fenster.',
  'ui.error.unsafeHost':
    'Diese Seite steht nicht unter ihrer eigenen Adresse und fragt deshalb nicht nach Unterschriften. Öffnen Sie sie unter der Adresse, die Sie kennen.',
  'ui.copy.button': 'Kopieren',
  'ui.copy.done': 'Kopiert',
  'ui.copy.failed': 'Der Browser hat das Kopieren nicht erlaubt.',
  'ui.copy.label': '{name} kopieren',
  'ui.dialog.close': 'Schließen',
  'ui.error.blockMissing':
    'Der Knoten hat diesen Block nicht. Vielleicht hinkt er nach, oder die Blockchain wurde umgeordnet: Versuchen Sie es erneut.',
  'ui.error.chainRefused':
    'Der Knoten hat die Anfrage abgelehnt. Versuchen Sie es erneut; bleibt es dabei, wählen Sie in den Einstellungen einen anderen Knoten.',
  'ui.error.chainUnreachable':
    'Die Blockchain konnte nicht gelesen werden. Das heißt nicht, dass keine Einwilligungen bestehen. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  'ui.error.contractMissing':
    'An der eingestellten Adresse gibt es auf der Blockchain dieses Knotens kein Ledger. Das heißt nicht, dass nichts eingetragen ist. Sagen Sie dem Betreiber dieser App Bescheid.',
  'ui.error.details': 'Technische Einzelheiten',
  'ui.error.insufficientFunds':
    'Das Guthaben Ihrer Wallet reicht nicht für die Netzwerkgebühr. Das Relay kann es stattdessen kostenlos senden.',
  'ui.error.momentInFuture':
    'Dieser Zeitpunkt ist auf der Blockchain noch nicht erreicht. Niemand kann wissen, was bis dahin widerrufen wird: Wählen Sie einen früheren.',
  'ui.error.nodeIncomplete':
    'Der Knoten hat etwas ausgelassen, das auf der Blockchain stehen muss. Verlassen Sie sich nicht darauf: Nutzen Sie einen Knoten, der alle Protokolle behält.',
  'ui.error.backupRefused':
    'Der Sicherungsdienst hat abgelehnt. Prüfen Sie, ob die Uhr dieses Geräts richtig geht, und versuchen Sie es erneut. Es wurde nichts gelöscht.',
  'ui.error.backupUnreachable':
    'Der Sicherungsdienst antwortet nicht, die Sicherung blieb daher unverändert. Versuchen Sie es später erneut.',
  'ui.error.brandMismatch': 'Diese Website bestätigt nicht, dass sie zur Marke gehört. Ihr wurde nichts gesendet.',
  'ui.error.brandRefused':
    'Die Marke hat geantwortet, aber nicht mit dem Gefragten. Die Anzeige stammt von diesem Gerät und von der Blockchain.',
  'ui.error.brandUnreachable':
    'Die Marke antwortet nicht. Die Anzeige stammt von diesem Gerät und von der Blockchain. Versuchen Sie es später erneut.',
  'ui.error.documentOutdated':
    'Ihre gespeicherten Einwilligungen stammen von einer neueren Version dieser App. Laden Sie die neueste Version; es wurde nichts gelöscht.',
  'ui.error.secretNotOurs':
    'Diese Einwilligung wurde mit einem anderen Schlüssel gegeben: einer anderen Wallet, Wiederherstellungsdatei oder einem anderen Passkey. Entsperren Sie damit, um sie zu widerrufen.',
  'ui.error.storageRefused':
    'Dieser Browser hat die Änderung nicht gespeichert. In diesem Tab und in Ihrer Sicherung gilt sie trotzdem. Verlassen Sie den privaten Modus oder schaffen Sie Platz.',
  'ui.error.walletNotConnected':
    'Ihre Wallet zeigt dieser Seite kein Konto. Vielleicht ist sie gesperrt: Öffnen Sie sie, entsperren Sie sie dort und versuchen Sie es dann erneut.',
  'ui.error.retry': 'Erneut versuchen',
  'ui.error.unknown':
    'Es ist etwas Unvorhergesehenes fehlgeschlagen. Es wurde nichts gesendet, außer es steht unter „Vorgänge“.',
  'ui.error.unknownBrand':
    'Unter dieser ID ist in diesem Ledger keine Marke registriert. Vielleicht ist der Link unvollständig oder gehört zu einer anderen Blockchain.',
  'ui.error.walletBusy':
    'In Ihrer Wallet ist noch eine frühere Anfrage offen. Öffnen Sie die Wallet, beantworten Sie sie und versuchen Sie es dann erneut.',
  'ui.error.walletRejected':
    'Sie haben in Ihrer Wallet abgelehnt. Es wurde nichts unterschrieben und nichts gesendet. Sie können es jederzeit erneut versuchen.',
  'ui.error.wrongChain':
    'Der Knoten gehört zu einer anderen Blockchain als diese App. Wählen Sie in den Einstellungen einen anderen Knoten oder sagen Sie dem Betreiber dieser App Bescheid.',
  'ui.freshness.fresh': 'Geprüft bei Block {block}, vor {seconds} s',
  'ui.freshness.lost': 'Die Blockchain ist gerade nicht lesbar. Zuletzt geprüft bei Block {block}, vor {seconds} s',
  'ui.freshness.oldBlock':
    'Geprüft bei Block {block}, aber seit {minutes, plural, one {# Minute} other {# Minuten}} ist kein Block entstanden: Die Anzeige kann veraltet sein',
  'ui.freshness.reading': 'Die Blockchain wird gelesen …',
  'ui.freshness.unread':
    'Die Blockchain konnte nicht gelesen werden. Das heißt nicht, dass keine Einwilligungen bestehen.',
  'ui.status.allowed': 'Erlaubt',
  'ui.status.endsSoon': 'Endet bald',
  'ui.status.expired': 'Abgelaufen',
  'ui.status.notAllowed': 'Nicht erlaubt',
  'ui.status.pending': 'Widerruf läuft, noch nicht bestätigt',
  'ui.status.revoked': 'Widerrufen',
  'ui.error.passphraseTooShort':
    'Diese Passphrase ist zu kurz. Nehmen Sie mindestens 12 Zeichen, etwa fünf zufällige Wörter.',
  'ui.error.recoveryFileUnreadable':
    'Diese Wiederherstellungsdatei lässt sich mit dieser Passphrase nicht öffnen. Entweder ist es eine andere Passphrase, oder die Datei ist beschädigt oder keine Wiederherstellungsdatei; welches davon, lässt sich hier nicht sagen. Geben Sie die Passphrase noch einmal ein, oder wählen Sie eine andere Kopie der Datei.',
}

import type { Words } from './words.ts'

export const de: Words = {
  language: 'de',
  playMoney:
    'Nur zum Ausprobieren. Dieses Wallet und sein Spielgeld gibt es nur in diesem lokalen Lauf; beide sind nichts wert.',
  approve: 'Zustimmen',
  reject: 'Ablehnen',
  asks: (host) => `Anfrage von ${host}`,
  connect: {
    title: 'Mit dieser Seite verbinden?',
    account: 'Konto',
    effect:
      'Die Seite darf diese Adresse sehen und um Unterschriften bitten. Sie werden hier jedes Mal zuerst gefragt.',
  },
  sign: { title: 'Diesen Text unterschreiben?', text: 'Zu unterschreibender Text' },
  faults: {
    malformed: () =>
      'Warnung: Das sieht nach einem Anmeldetext aus, ist aber fehlerhaft. Lehnen Sie ab, wenn Sie ihn nicht selbst geschrieben haben.',
    host: (named, own) =>
      `Warnung: Dieser Text meldet Sie bei ${named} an, Sie sind aber auf ${own}. Wer ihn verlangt, könnte dort als Sie auftreten. Lehnen Sie ab.`,
    address: (named, own) =>
      `Warnung: Dieser Text gilt für das Konto ${named}, das Konto dieses Wallets ist aber ${own}.`,
  },
  send: {
    title: 'Diese Transaktion senden?',
    to: 'An',
    newContract: 'Ein neuer Vertrag',
    value: 'Betrag',
    fee: 'Netzwerkgebühr, höchstens',
    data: 'Daten',
    bytes: (count) => (count === 1 ? '1 Byte' : `${count} Bytes`),
    wholeData: 'Die ganzen Daten zeigen',
    revokes: 'Liest sich als „revoke“ (Widerruf) eines Consent Ledgers',
    secrets: (count) => (count === 1 ? '1 Geheimnis' : `${count} Geheimnisse`),
    revokeEffect: 'Was diese Geheimnisse schützen, ist danach endgültig widerrufen.',
  },
}

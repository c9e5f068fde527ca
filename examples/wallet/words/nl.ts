import type { Words } from './words.ts'

export const nl: Words = {
  language: 'nl',
  playMoney:
    'Alleen om te proberen. Deze wallet en het speelgeld bestaan alleen in deze lokale omgeving en zijn niets waard.',
  approve: 'Goedkeuren',
  reject: 'Weigeren',
  asks: (host) => `Verzoek van ${host}`,
  connect: {
    title: 'Verbinden met deze pagina?',
    account: 'Account',
    effect: 'De pagina mag dit adres zien en om handtekeningen vragen. U krijgt hier elke keer eerst de vraag.',
  },
  sign: { title: 'Deze tekst ondertekenen?', text: 'Te ondertekenen tekst' },
  faults: {
    malformed: () =>
      'Waarschuwing: dit lijkt op een aanmeldtekst, maar klopt niet. Weiger, tenzij u hem zelf hebt geschreven.',
    host: (named, own) =>
      `Waarschuwing: deze tekst meldt u aan bij ${named}, maar u bent op ${own}. Wie erom vraagt, zou daar als u kunnen optreden. Weiger.`,
    address: (named, own) =>
      `Waarschuwing: deze tekst is voor het account ${named}, maar het account van deze wallet is ${own}.`,
  },
  send: {
    title: 'Deze transactie versturen?',
    to: 'Aan',
    newContract: 'Een nieuw contract',
    value: 'Bedrag',
    fee: 'Netwerkkosten, hoogstens',
    data: 'Gegevens',
    bytes: (count) => (count === 1 ? '1 byte' : `${count} bytes`),
    wholeData: 'Alle gegevens tonen',
    revokes: 'Leest als “revoke” (intrekken) van een consent ledger',
    secrets: (count) => (count === 1 ? '1 geheim' : `${count} geheimen`),
    revokeEffect: 'Wat deze geheimen beschermen, is daarna voorgoed ingetrokken.',
  },
}

/**
 * Any text as a database takes it: PostgreSQL's holds no U+0000, which a brand can put into its name. It is written as U+0001 and a digit; text
 * without the two stays as it is.
 */
export const storedText = {
  write: (text: string): string => text.replaceAll('\u0001', '\u00011').replaceAll('\u0000', '\u00010'),
  read: (stored: string): string => stored.replaceAll('\u00010', '\u0000').replaceAll('\u00011', '\u0001'),
}

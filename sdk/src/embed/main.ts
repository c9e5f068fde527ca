import { defineConsentElements } from './defineConsentElements.ts'

// What `GET /consent/embed.js` serves begins here.
defineConsentElements()

/** The channel, of the brand's own origin, on which its return page tells its other pages that a request was answered. */
export const answerChannel = 'consent-answers'

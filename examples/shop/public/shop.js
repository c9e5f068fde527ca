// A request for consent was answered in another window: what this page shows may have changed.
addEventListener('consent-answer', () => location.reload())

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96">
<rect width="96" height="96" rx="20" fill="#0f5e5c"/>
<path d="M20 34a8 8 0 0 1 8-8h38v10" fill="none" stroke="#faf8f4" stroke-width="6" stroke-linejoin="round"/>
<rect x="20" y="34" width="56" height="38" rx="8" fill="#faf8f4"/>
<circle cx="62" cy="53" r="6" fill="#0f5e5c"/>
</svg>`

/** The wallet's picture as a data URI. */
export const icon = `data:image/svg+xml,${encodeURIComponent(svg.replaceAll('\n', ''))}`

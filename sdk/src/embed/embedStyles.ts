/**
 * The looks of both elements. They inherit nothing from the page. A page sets font family and corners; colours, sizes and order are ours,
 * so that "Stop this" is never smaller or paler than the rest.
 */
export const embedStyles = `
:host { all: initial; display: block; color-scheme: light dark; contain: content;
  font: 400 1rem/1.5 var(--consent-font, system-ui, sans-serif); color: light-dark(#1b1f1e, #ece9e2); }
:host([hidden]) { display: none; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
* { box-sizing: border-box; }
details, .box { font-size: 0.9375rem; }
summary, button, a { min-block-size: 24px; border-radius: min(var(--consent-radius, 6px), 16px); cursor: pointer; }
summary { inline-size: fit-content; padding: 2px 4px; color: light-dark(#0f5e5c, #7cccc5); text-decoration: underline; text-underline-offset: 0.15em; }
.box { margin-block-start: 4px; padding: 10px 12px; border: 1px solid light-dark(#7d8380, #7f8884);
  border-radius: min(var(--consent-radius, 6px), 16px); background: light-dark(#fff, #1c2221); overflow-wrap: anywhere; }
p, ul { margin: 0 0 8px; padding: 0; list-style: none; }
.soft { color: light-dark(#555c5a, #a9b0ad); font-size: 0.875rem; }
blockquote { margin: 0 0 8px; padding-inline-start: 8px; border-inline-start: 3px solid light-dark(#d9d5cb, #343c3a); }
button, .stop { display: inline-block; padding: 8px 16px; border: 1px solid currentColor; background: transparent; font: inherit;
  font-weight: 600; text-decoration: none; text-align: center; }
button { color: light-dark(#0f5e5c, #7cccc5); }
.stop { color: light-dark(#9a3324, #f2978a); }
.request { min-block-size: 44px; border-color: transparent; background: light-dark(#0f5e5c, #7cccc5); color: light-dark(#fff, #0d2322); }
.request + .soft { margin: 6px 0 0; }
:focus-visible { outline: 2px solid light-dark(#0f5e5c, #7cccc5); outline-offset: 2px; }
@media (forced-colors: active) { .request { border-color: ButtonBorder; } :focus-visible { outline-color: Highlight; } }
`

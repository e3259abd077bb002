import { createHash } from 'node:crypto'
import type { Language } from '../language.ts'
import { escapeHtml } from './html.ts'
import type { Response } from './route.ts'

const style = `
:root { color-scheme: light dark; --edge: #767676; --accent: #0b5cad; --on-accent: #ffffff; --danger: #b3261e; --on-danger: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --edge: #949494; --accent: #8ec5ff; --on-accent: #10202f; --danger: #ffb4ab; --on-danger: #3b0907; } }
body { margin: 0; font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; overflow-wrap: break-word; }
main, footer { max-width: 36rem; margin: 0 auto; padding: 2rem 1rem; }
footer { display: flex; flex-wrap: wrap; gap: 0 1.5rem; padding-block-start: 0; }
footer a { padding: .625rem 0; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.125rem; line-height: 1.25; margin: 2rem 0 .5rem; }
a { color: var(--accent); }
fieldset { border: 1px solid var(--edge); border-radius: .5rem; margin: 0 0 1rem; padding: .5rem 1rem 1rem; }
legend { font-weight: 600; padding: 0 .25rem; }
fieldset label { display: flex; gap: .75rem; padding: .5rem 0; min-height: 1.75rem; align-items: flex-start; }
fieldset input { flex: none; inline-size: 1.25rem; block-size: 1.25rem; margin: .125rem 0 0; accent-color: var(--accent); }
.field { display: block; margin: 0 0 1rem; font-weight: 600; }
.field input { display: block; box-sizing: border-box; inline-size: 100%; min-block-size: 2.75rem; margin: .25rem 0 0; padding: .5rem .75rem; font: inherit; border: 1px solid var(--edge); border-radius: .5rem; }
.field small { display: block; font-weight: 400; }
button { font: inherit; padding: .625rem 1.25rem; min-block-size: 2.75rem; border-radius: .5rem; border: 2px solid var(--accent); cursor: pointer; }
button.first { background: var(--accent); color: var(--on-accent); }
button.second { background: transparent; color: inherit; }
button.danger { background: var(--danger); border-color: var(--danger); color: var(--on-danger); }
form > p { display: flex; flex-wrap: wrap; gap: .75rem; }
table { border-collapse: collapse; inline-size: 100%; margin: 1rem 0; }
caption { text-align: start; font-weight: 600; padding: 0 0 .25rem; }
th, td { hyphens: auto; overflow-wrap: anywhere; text-align: start; vertical-align: top; padding: .375rem .75rem .375rem 0; border-block-end: 1px solid var(--edge); font-weight: 400; }
dt { font-weight: 600; margin-block-start: .75rem; }
dd { margin: 0; }
td.short { white-space: nowrap; }
thead th { font-weight: 600; }
td.number, th.number { text-align: end; padding-inline-end: 0; font-variant-numeric: tabular-nums; }
progress { inline-size: 100%; block-size: 1rem; accent-color: var(--accent); }
[role=status] { border-inline-start: .25rem solid var(--accent); padding: .25rem 0 .25rem 1rem; }
[role=alert] { border-inline-start: .25rem solid var(--danger); padding: .25rem 0 .25rem 1rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`

const styleHash = createHash('sha256').update(style).digest('base64')

/** No referrer, since the URL may hold a secret token. */
const headers = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}
const noIndex = { 'x-robots-tag': 'noindex, nofollow' }

const footer = (language: Language, privacy: string, terms: string) =>
  `<footer><a href="/privacy?lang=${language}">${privacy}</a> <a href="/terms?lang=${language}">${terms}</a></footer>`
const footers: Readonly<Record<Language, string>> = {
  en: footer('en', 'Privacy', 'Terms'),
  es: footer('es', 'Privacidad', 'Condiciones'),
}

/** `body` is escaped HTML. `indexed`: search engines may list the page. */
export function page(
  status: number,
  heading: string,
  body: string,
  indexed = false,
  language: Language = 'en',
): Response {
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(heading)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(heading)}</h1>
${body}
</main>
${footers[language]}
</body>
</html>
`
  const inLanguage = { ...headers, 'content-language': language, vary: 'accept-language' }
  const all = indexed ? inLanguage : { ...inLanguage, ...noIndex }
  return { status, body: html, contentType: 'text/html; charset=utf-8', headers: all }
}

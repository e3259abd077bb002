import { createHash } from 'node:crypto'
import type { Answer } from '../../shared/route.ts'
import { escapeHtml } from '../mail/html.ts'

const style = `
:root { color-scheme: light dark; --edge: #767676; --accent: #0b5cad; --on-accent: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --edge: #949494; --accent: #8ec5ff; --on-accent: #10202f; } }
body { margin: 0; font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; }
main { max-width: 36rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
fieldset { border: 1px solid var(--edge); border-radius: .5rem; margin: 0 0 1rem; padding: .5rem 1rem 1rem; }
legend { font-weight: 600; padding: 0 .25rem; }
label { display: flex; gap: .75rem; padding: .5rem 0; min-height: 1.75rem; align-items: flex-start; }
input { inline-size: 1.25rem; block-size: 1.25rem; margin: .125rem 0 0; accent-color: var(--accent); }
button { font: inherit; padding: .625rem 1.25rem; border-radius: .5rem; border: 2px solid var(--accent); cursor: pointer; }
button.first { background: var(--accent); color: var(--on-accent); }
button.second { background: transparent; color: inherit; }
form > p { display: flex; flex-wrap: wrap; gap: .75rem; }
[role=status] { border-inline-start: .25rem solid var(--accent); padding: .25rem 0 .25rem 1rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`

const styleHash = createHash('sha256').update(style).digest('base64')

/** Nothing runs in these pages, nothing comes from elsewhere, and nobody learns their address. */
const headers = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
}

/** A page for people without a login: one heading, and `body` as HTML that is escaped already. */
export function page(status: number, heading: string, body: string): Answer {
  const html = `<!doctype html>
<html lang="en">
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
</body>
</html>
`
  return { status, body: html, contentType: 'text/html; charset=utf-8', headers }
}

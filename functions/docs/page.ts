import { createHash } from 'node:crypto'
import { pageScript } from './page-script.ts'

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem }
h2 { margin: 2rem 0 .5rem; text-transform: capitalize }
details { border: 1px solid color-mix(in srgb, currentcolor 25%, transparent); border-radius: .4rem; padding: .4rem .8rem; margin: .4rem 0 }
summary { cursor: pointer; overflow-wrap: anywhere }
summary b { display: inline-block; min-width: 4.5rem; font-size: .8rem }
summary span { opacity: .75 }
.get b { color: #1a7f37 } .post b { color: #0969da } .patch b { color: #9a6700 } .delete b { color: #cf222e }
@media (prefers-color-scheme: dark) { .get b { color: #57ab5a } .post b { color: #6cb6ff } .patch b { color: #daaa3f } .delete b { color: #f47067 } }
pre { overflow: auto; max-height: 24rem; font-size: .8rem }
td { padding: .1rem .8rem .1rem 0; vertical-align: top; overflow-wrap: anywhere }
`

export const docsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fieldpost API</title>
<style>${style}</style>
</head>
<body>
<h1>Fieldpost API</h1>
<p>The same as a document: <a href="openapi.json">openapi.json</a></p>
<main><p>Loading …</p><noscript>This page needs JavaScript. openapi.json does not.</noscript></main>
<script>${pageScript}</script>
</body>
</html>
`

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

export const docsHeaders: Record<string, string> = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(pageScript)}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

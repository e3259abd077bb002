import { escapeHtml } from '../../shared/http/html.ts'
import { splitAtAddresses } from '../../shared/web-address-in-text.ts'
import type { FooterLink } from './footer-links.ts'

type Footer = { readonly lines: readonly string[]; readonly links: readonly FooterLink[] }

type Look = {
  /** Makes HTML of a paragraph; by default all links are clickable. */
  readonly format?: (paragraph: string) => string
  /** Of a bar above the text, which carries no text itself: any colour can be read beside it. */
  readonly color?: string | undefined
}

/** Loads nothing. Empty lines separate paragraphs. */
export function htmlEmail(
  subject: string,
  text: string,
  footer: Footer,
  language = 'en',
  { format = withBreaks, color }: Look = {},
): string {
  const paragraphs = text.split(/\n{2,}/).map((each) => `<p style="margin:0 0 16px">${format(each)}</p>`)
  const lines = footer.lines.map(format)
  const links = footer.links.map(({ text: shown, url }) => `<a href="${escapeHtml(url)}">${escapeHtml(shown)}</a>`)
  const bar = color && `<div style="height:4px;margin:0 0 24px;background:${escapeHtml(color)}"></div>\n`
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:560px;margin:0 auto;overflow-wrap:break-word">
${bar ?? ''}${paragraphs.join('\n')}
<hr style="border:0;border-top:1px solid #888888;margin:24px 0">
<p style="margin:0;font-size:13px">${[...lines, ...links].join('<br>')}</p>
</div>
</body>
</html>
`
}

function withBreaks(text: string): string {
  // escaped last: an escaped quote or bracket would be taken for a part of the address
  const linked = splitAtAddresses(text).map(({ text: part, isAddress }) => {
    const html = escapeHtml(part)
    return isAddress ? `<a href="${html}">${html}</a>` : html
  })
  return linked.join('').replaceAll('\n', '<br>')
}

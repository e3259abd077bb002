import { type Document, type Operation, type Parameter, resolved } from './document.ts'
import { sample, sampleBody } from './sample.ts'

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** In a shell, with `$API` and `$TOKEN` as the guide sets them. Path parameters are variables: `{id}` is `$id`. */
export function curlOf(document: Document, path: string, method: string, operation: Operation): string {
  const query = requiredOf(document, operation, 'query').map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
  )
  const url = `"$API${path.replace(/\{(\w+)\}/g, '$$$1')}${query.length > 0 ? `?${query.join('&')}` : ''}"`
  const [[type, media] = []] = Object.entries(operation.requestBody?.content ?? {})
  const parts = [
    `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} ${url}`,
    ...(operation.security ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(parametersOf(document, operation).some(({ name }) => name === 'Idempotency-Key')
      ? [`-H "Idempotency-Key: $(uuidgen)"`]
      : []),
    ...(type === undefined ? [] : [`-H 'Content-Type: ${type}'`]),
    ...(type === undefined || media === undefined ? [] : [dataOf(type, sampleBody(document, media))]),
  ]
  return parts.join(' \\\n  ')
}

function dataOf(type: string, body: unknown): string {
  if (type.includes('csv')) return '--data-binary @customers.csv'
  if (type.includes('json')) return `-d ${quoted(JSON.stringify(body))}`
  return `-d ${quoted(new URLSearchParams(body as Record<string, string>).toString())}`
}

/** With the typed client of `@fieldpost/client`. Undefined for pages, which people open. */
export function clientCallOf(
  document: Document,
  path: string,
  method: string,
  operation: Operation,
): string | undefined {
  const body = operation.requestBody?.content?.['application/json']
  if (!path.startsWith('/v1/') || (operation.requestBody && !body)) return undefined
  const params = Object.entries({
    path: parametersOf(document, operation)
      .filter((each) => each.in === 'path')
      .map(({ name }) => name),
    query: requiredOf(document, operation, 'query').map(([name, value]) => `${name}: ${literal(value)}`),
    header: requiredHeaders(document, operation),
  }).filter(([, values]) => values.length > 0)
  const options = [
    ...(params.length > 0
      ? [`  params: { ${params.map(([name, values]) => `${name}: { ${values.join(', ')} }`).join(', ')} },`]
      : []),
    ...(body ? [`  body: ${literal(sampleBody(document, body)).replaceAll('\n', '\n  ')},`] : []),
  ]
  const rest = options.length > 0 ? `, {\n${options.join('\n')}\n}` : ''
  return `const { data, error } = await client.${method.toUpperCase()}('${path}'${rest})`
}

function requiredHeaders(document: Document, operation: Operation): string[] {
  const names = parametersOf(document, operation).filter((each) => each.in === 'header')
  return names.some(({ name }) => name === 'Idempotency-Key') ? ["'Idempotency-Key': crypto.randomUUID()"] : []
}

/** As one writes it in JavaScript: names without quotes, texts in single ones unless they hold a quote. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replace(/^(\s*)"([A-Za-z_$][\w$]*)":/gm, '$1$2:')
    .replace(/^(\s*(?:[\w$"-]+: )?)"([^"\\']*)"(,?)$/gm, "$1'$2'$3")
}

function requiredOf(document: Document, operation: Operation, where: string): [string, unknown][] {
  return parametersOf(document, operation)
    .filter((each) => each.in === where && each.required)
    .map(({ name, schema = {}, example }) => [name, example ?? sample(document, schema)])
}

function parametersOf(document: Document, { parameters = [] }: Operation): Parameter[] {
  return parameters.map((each) => resolved(document, each))
}

/** Sets `textContent` only, so nothing in openapi.json is interpreted as markup. */
export const pageScript = `
const main = document.querySelector('main')
const make = (tag, text, ...children) => {
  const element = document.createElement(tag)
  if (text) element.textContent = text
  element.append(...children)
  return element
}
const details = (title, ...children) => make('details', '', make('summary', title), ...children)
const json = (value) => make('pre', JSON.stringify(value, null, 2))

function operation(path, method, { operationId, summary, parameters = [], requestBody, responses, security, ...rest }) {
  const title = make('summary', '', make('b', method.toUpperCase()), ' ', make('code', path), ' ', make('span', summary))
  const who = security ? 'Public: no token needed.' : 'Role: ' + rest['x-role'] + ' or higher.'
  const article = make('details', '', title, make('p', who))
  article.id = operationId
  article.className = method
  if (parameters.length > 0) {
    const rows = parameters.map(({ name, in: where, required, schema }) =>
      make('tr', '', make('td', name + (required ? ' *' : '')), make('td', where), make('td', '', make('code', JSON.stringify(schema)))))
    article.append(make('h4', 'Parameters'), make('table', '', ...rows))
  }
  for (const [type, { schema }] of Object.entries(requestBody?.content ?? {})) {
    article.append(make('h4', 'Body'), details(type, json(schema)))
  }
  article.append(make('h4', 'Responses'))
  for (const [status, { description, content = {} }] of Object.entries(responses)) {
    const [[type, { schema }] = ['', {}]] = Object.entries(content)
    const title = status + ' ' + description.replaceAll('\`', '') + (type ? ' (' + type + ')' : '')
    article.append(schema && !type.includes('problem') ? details(title, json(schema)) : make('p', title))
  }
  return article
}

async function show() {
  const { info, paths, tags } = await (await fetch('openapi.json')).json()
  main.replaceChildren(make('p', info.description))
  for (const { name } of tags) {
    main.append(make('h2', name))
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, each] of Object.entries(methods)) {
        if (each.tags.includes(name)) main.append(operation(path, method, each))
      }
    }
  }
  const linked = document.getElementById(location.hash.slice(1))
  if (linked) { linked.open = true; linked.scrollIntoView() }
}
show().catch(() => main.replaceChildren(make('p', 'openapi.json could not be loaded.')))
`

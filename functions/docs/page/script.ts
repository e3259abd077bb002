/**
 * Runs in the browser. The page can be read without it: it adds the search, the copying, and opens what a link leads to. Sets
 * text only, so nothing is interpreted as markup.
 */
export const pageScript = `
const all = (query, from = document) => [...from.querySelectorAll(query)]
const search = document.querySelector('#search')
const status = document.querySelector('#status')

function reveal() {
  const target = document.getElementById(location.hash.slice(1)) // ids need no decoding, and a hash may be no URL encoding
  if (!target) return
  for (let each = target; each; each = each.parentElement) if (each.tagName === 'DETAILS') each.open = true
  const focused = target.querySelector(':scope > summary') ?? target
  if (focused === target) target.tabIndex = -1
  focused.focus({ preventScroll: true })
  target.scrollIntoView()
}

function find() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean)
  let count = 0
  for (const entry of all('nav li')) {
    entry.hidden = !words.every((word) => entry.dataset.find.includes(word))
    if (!entry.hidden) count += 1
  }
  for (const group of all('nav section')) group.hidden = all('li:not([hidden])', group).length === 0
  status.textContent = words.length === 0 ? '' : count === 0 ? 'Nothing found' : count + ' found'
}

async function copy(button) {
  const block = button.parentElement.querySelector('pre')
  try {
    await navigator.clipboard.writeText(block.textContent)
    button.textContent = 'Copied'
  } catch {
    getSelection().selectAllChildren(block)
    button.textContent = 'Selected'
  }
  status.textContent = button.textContent
  setTimeout(() => { button.textContent = 'Copy' }, 2000)
}

search.closest('[hidden]').hidden = false
search.addEventListener('input', find)
search.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') { search.value = ''; find() }
  if (event.key === 'Enter') document.querySelector('nav li:not([hidden]) a')?.click()
})
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input')) return
  event.preventDefault()
  search.focus()
})
for (const block of all('.code')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.textContent = 'Copy'
  button.addEventListener('click', () => copy(button))
  block.prepend(button)
}
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#"]')
  if (link && link.hash === location.hash) reveal()
})
addEventListener('beforeprint', () => { for (const each of all('details')) each.open = true })
addEventListener('hashchange', reveal)
reveal()
`

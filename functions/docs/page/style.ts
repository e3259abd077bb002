/** Colours keep a contrast of 4.5 to 1 on their ground, by day and in the dark. */
export const style = `
:root { color-scheme: light dark; --ground: #fff; --soft: #f3f4f6; --line: #8b949e; --text: #1b1f24; --link: #0550ae;
  --get: #116329; --post: #0550ae; --put: #6639ba; --patch: #7d4e00; --delete: #a40e26; font: 16px/1.55 system-ui, sans-serif }
@media (prefers-color-scheme: dark) {
  :root { --ground: #121417; --soft: #1e2227; --line: #6e7681; --text: #e6edf3; --link: #79c0ff;
    --get: #7ee787; --post: #79c0ff; --put: #d2a8ff; --patch: #e3b341; --delete: #ffa198 }
}
* { box-sizing: border-box }
html { scroll-padding-top: 1rem }
body { margin: 0; background: var(--ground); color: var(--text); overflow-wrap: anywhere }
a { color: var(--link) }
[tabindex='-1']:focus { outline: none }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
.skip { position: absolute; left: -99rem } .skip:focus { left: 1rem; top: .5rem; background: var(--ground); padding: .4rem; z-index: 1 }
header, nav, main, footer { padding: 1rem }
footer a { display: inline-block; padding: .3rem 0; margin-right: 1rem }
nav { border-block: 1px solid var(--line); max-height: 45vh; overflow: auto }
nav ul { list-style: none; margin: 0 0 .6rem; padding: 0 } 
nav a { display: block; padding: .2rem 0; text-decoration: none } nav a:hover { text-decoration: underline }
nav code { font-size: .8rem } nav li:first-child { font-weight: bold } nav li + li { padding-left: .8rem }
input { font: inherit; width: 100%; padding: .5rem; border: 1px solid var(--line); border-radius: .3rem; background: var(--ground); color: var(--text) }
[hidden] { display: none !important }
main > section { max-width: 58rem; margin-bottom: 3rem } main h2 { border-bottom: 1px solid var(--line); padding-bottom: .2rem }
details { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .8rem; margin: .5rem 0 }
summary { cursor: pointer } summary h3 { display: inline; font-size: 1rem } summary > span { display: block }
.method { font-size: .8rem; display: inline-block; min-width: 3.6rem }
.get { color: var(--get) } .post { color: var(--post) } .put { color: var(--put) } .patch { color: var(--patch) } .delete { color: var(--delete) }
code, pre { font: .86rem/1.5 ui-monospace, monospace } .error h3 code { font-size: inherit } .where a { display: inline-block; margin-right: .6rem }
.code { position: relative } pre { background: var(--soft); padding: .8rem; border-radius: .4rem; overflow: auto; overflow-wrap: normal }
.copy { position: absolute; right: .4rem; top: .4rem; font: inherit; font-size: .8rem; min-height: 1.75rem; padding: 0 .6rem; color: var(--text); background: var(--ground);
  border: 1px solid var(--line); border-radius: .3rem; cursor: pointer }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--soft) }
.fields th, .fields td { font-size: .9rem; font-weight: normal } thead th { font-weight: bold !important }
.fields td:nth-child(3) { width: 6rem } thead { overflow-wrap: normal } .fields :is(th, td):not(:nth-child(4)) { overflow-wrap: break-word }
@media (max-width: 45rem) {
  pre { padding-top: 2.6rem }
  .fields thead { position: absolute; left: -99rem }
  .fields tr { display: grid; grid-template-columns: 1fr auto; column-gap: .8rem; border-bottom: 1px solid var(--line); padding: .3rem 0 }
  .fields th, .fields td { border: 0; padding: 0 } .fields th { grid-column: 1 / 3 } .fields td:nth-child(3) { width: auto }
  .fields td:nth-child(4) { grid-column: 1 / 3 }
}
@media print { nav, .copy, .skip { display: none } body { display: block } }
@media screen and (min-width: 64rem) {
  body { display: grid; grid-template-columns: 22rem minmax(0, 1fr) } header { grid-column: 1 / 3 }
  footer { grid-column: 2 }
  nav { position: sticky; top: 0; height: 100vh; max-height: none; border: 0; border-right: 1px solid var(--line) }
}
`

const colours = process.stdout.isTTY === true && !process.env['NO_COLOR']
const paint = (code: number) => (text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text)

export const bold = paint(1)
const dim = paint(2)
const green = paint(32)
const yellow = paint(33)

let isMuted = false
const say = (line: string) => {
  if (!isMuted) console.log(line)
}

/** Stops printing after an interruption: what still runs ends in failures. */
export function mute(): void {
  isMuted = true
}

export function act(title: string): void {
  say(`\n${bold(title)}`)
}

export function done(text: string, detail = ''): void {
  say(`  ${green('✓')} ${text}${detail && dim(`  ${detail}`)}`)
}

/** A step that was refused, as expected. */
export function refused(text: string, why: string): void {
  say(`  ${yellow('✗')} ${text}${dim('  refused: ')}${yellow(why)}`)
}

export function quote(from: string, text: string): void {
  for (const [index, line] of text.trim().split('\n').entries())
    say(dim(`    ${index === 0 ? `${from} │` : `${' '.repeat(from.length)} │`} `) + line)
}

export function note(text: string): void {
  say(dim(`  ${text}`))
}

/** Grows in place on a terminal; one line when piped. */
export function bar(label: string, total: number): (at: number, detail?: string) => void {
  const width = 30
  return (at, detail = '') => {
    const share = total === 0 ? 1 : at / total
    const filled = Math.round(share * width)
    const line = `  ${label} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${Math.round(share * 100)} %  ${detail}`
    if (process.stdout.isTTY && !isMuted) process.stdout.write(`\r\u001b[K${line}${at >= total ? '\n' : ''}`)
    else if (at >= total) say(line)
  }
}

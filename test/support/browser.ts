import { spawnSync } from 'node:child_process'
import { type Browser, chromium } from 'playwright-core'

export const chromiumPath: string | undefined = findChromium()

function findChromium(): string | undefined {
  const { status, stdout } = spawnSync('which', ['chromium'], { encoding: 'utf8' })
  if (status === 0) return stdout.trim()
  console.warn('NO CHROMIUM: the pages are not tested. apt-get install -y --no-install-recommends chromium')
  return undefined
}

export function startBrowser(): Promise<Browser> {
  const args = ['no-sandbox', 'disable-background-networking', 'disable-component-update', 'disable-sync']
  return chromium.launch({
    executablePath: chromiumPath ?? 'chromium',
    args: [...args, 'disable-quic', 'no-first-run'].map((flag) => `--${flag}`),
  })
}

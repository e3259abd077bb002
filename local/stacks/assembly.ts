import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { type Stack, Template } from './template.ts'

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z
        .object({
          templateFile: z.string().optional(),
          file: z.string().optional(),
          stackName: z.string().optional(),
          terminationProtection: z.boolean().default(false),
        })
        .prefault({}),
      dependencies: z.array(z.string()).default([]),
    }),
  ),
})

const Assets = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string() }).partial(),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
})

/** `directory`: as `cdk synth` writes it. */
export async function readAssembly(directory: string): Promise<Stack[]> {
  const { artifacts } = Manifest.parse(await json(join(directory, 'manifest.json')))
  const stacks: Stack[] = []
  for (const [id, { type, properties, dependencies }] of Object.entries(artifacts)) {
    if (type !== 'aws:cloudformation:stack' || properties.templateFile === undefined) continue
    const assets = new Map<string, string>()
    for (const dependency of dependencies) {
      const file = artifacts[dependency]?.type === 'cdk:asset-manifest' && artifacts[dependency].properties.file
      if (file) await addAssets(directory, file, assets)
    }
    const template = Template.parse(await json(join(directory, properties.templateFile)))
    const { stackName: name = id, terminationProtection } = properties
    stacks.push({ name, protected: terminationProtection, template, assets })
  }
  return stacks
}

async function addAssets(directory: string, file: string, assets: Map<string, string>): Promise<void> {
  const { files } = Assets.parse(await json(join(directory, file)))
  for (const { source, destinations } of Object.values(files)) {
    if (source.path === undefined) continue
    for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, join(directory, source.path))
  }
}

async function json(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'))
}

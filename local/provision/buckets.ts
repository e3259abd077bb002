import type { Deployment } from '../stacks/deployment.ts'

export async function provideBuckets(url: string, deployment: Deployment): Promise<void> {
  await Promise.all(
    deployment.ofType('AWS::S3::Bucket').map(async ({ ref }) => {
      const response = await fetch(`${url}/${ref}`, { method: 'PUT' })
      if (!response.ok && response.status !== 409)
        throw new Error(`bucket ${ref}: ${response.status} ${await response.text()}`)
    }),
  )
}

/** Bundles and tests load a Markdown file as its text. */
declare module '*.md' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: what bundlers give
  export default text
}

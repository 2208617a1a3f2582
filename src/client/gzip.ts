/** Packs what goes up: the numbers and names of counts repeat so much that it becomes a tenth. */

/** Resolves with the packed text. */
export type Gzip = (text: string) => Promise<ArrayBuffer>;

/** Stream: the browser's CompressionStream. None where it has none: then everything goes as it is. */
export function gzipWith(Stream: typeof CompressionStream | undefined): Gzip | undefined {
  if (Stream === undefined) return undefined;
  return (text) => new Response(new Blob([text]).stream().pipeThrough(new Stream('gzip'))).arrayBuffer();
}

/** Names that Windows keeps for devices, whatever the extension (Naming Files, Microsoft Learn). */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/**
 * A file name made from a title: letters, digits, space and `-_.` (security.md, Output), at most 80 characters, never a
 * device, never hidden, never ending in a dot or space. `extension` is without its dot and is ours.
 */
export function safeFileName(title: string, extension: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} _.-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/\s+/g, ' ')
    .replace(/^[ .-]+|[ .-]+$/g, '')
  const stem = [...plain]
    .slice(0, 79 - extension.length)
    .join('')
    .replace(/[ .-]+$/, '')
  return `${stem === '' || device.test(stem) ? `Slipway ${stem}`.trim() : stem}.${extension}`
}

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { checkout } from '../runtime/checkout.mjs'

/*
 * Makes the pictures that installers want of resources/icons/slipway.svg, with ImageMagick. Run by hand when the drawing
 * changes; the pictures are committed.
 */
const folder = join(checkout, 'resources', 'icons')

for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
  const file = join(folder, `${size}x${size}.png`)
  execFileSync('convert', ['-background', 'none', '-density', '384', join(folder, 'slipway.svg'), '-resize', `${size}x${size}`, '-strip', `png32:${file}`])
}

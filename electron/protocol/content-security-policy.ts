/** The placeholder that `index.html` and `print.html` carry where the nonce of one page load goes. */
export const noncePlaceholder = '__CSP_NONCE__'

/** The policy of our own pages, word by word as security.md has it; its test names each attack that it stops. */
const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')

/** An attachment's preview can do nothing at all. */
const blobPolicy = "sandbox; default-src 'none'"

/** Every feature a page could ask for, given to nobody: the list Chromium knows, as it has no word for "everything". */
const features = [
  'accelerometer',
  'attribution-reporting',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'compute-pressure',
  'cross-origin-isolated',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'interest-cohort',
  'join-ad-interest-group',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'private-state-token-issuance',
  'private-state-token-redemption',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'run-ad-auction',
  'screen-wake-lock',
  'serial',
  'shared-storage',
  'storage-access',
  'sync-xhr',
  'unload',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]
const permissionsPolicy = features.map((feature) => `${feature}=()`).join(', ')

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-DNS-Prefetch-Control': 'off',
  'Permissions-Policy': permissionsPolicy,
}

export const pageHeaders = (nonce: string): Record<string, string> => ({
  ...everywhere,
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': pagePolicy(nonce),
  'Cache-Control': 'no-store',
})

/** Scripts, styles, fonts. A worker takes its policy from its own answer, so they carry one too. */
export const assetHeaders = (type: string): Record<string, string> => ({
  ...everywhere,
  'Content-Type': type,
  'Content-Security-Policy': assetPolicy,
})
const assetPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default"

export const blobHeaders = (type: string): Record<string, string> => ({
  ...everywhere,
  'Content-Type': type,
  'Content-Security-Policy': blobPolicy,
  'Cache-Control': 'no-store',
})

import '@fontsource/source-sans-3/400.css'
import '@fontsource/source-sans-3/400-italic.css'
import '@fontsource/source-sans-3/600.css'
import '@fontsource/source-code-pro/400.css'

/** The faces that a page may use, as CSS font shorthands: each is loaded before the page is printed. */
export const printedFaces: readonly string[] = [
  "400 10pt 'Source Sans 3'",
  "italic 400 10pt 'Source Sans 3'",
  "600 10pt 'Source Sans 3'",
  "400 10pt 'Source Code Pro'",
]
